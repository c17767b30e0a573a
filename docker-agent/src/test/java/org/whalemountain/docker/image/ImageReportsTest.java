package org.whalemountain.docker.image;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ImageReportsTest {
  @ParameterizedTest(name = "label {0}, names {1}: {2}")
  @CsvSource({
    "e175701, e175701/app:1, e175701",
    "e175701, e175701/app:1 e175701/app:2, e175701",
    "e175701, e175702/app:1, ",
    "e175701, e175701/app:1 e175702/app:1, ",
    "e175701, python:3.12, ",
    "e17570, e175701/app:1, ",
    "'', e175701/app:1, ",
  })
  void anOwnerIsBelievedOnlyWhereTheNamesAgree(String label, String names, String owner) {
    var labels = Map.of("whalemountain.owner", label);

    assertThat(ImageReports.owner(labels, Arrays.asList(names.split(" ")))).isEqualTo(owner);
  }

  @ParameterizedTest
  @CsvSource({"e175701"})
  void anImageWithoutNamesOrLabelsIsNobodys(String label) {
    assertThat(ImageReports.owner(Map.of("whalemountain.owner", label), List.of())).isNull();
    assertThat(ImageReports.owner(null, List.of(label + "/app:1"))).isNull();
  }
}
