package org.whalemountain.docker.image;

import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.model.ContainerConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whalemountain.docker.engine.Labels;

import static org.assertj.core.api.Assertions.assertThat;

class ImageReportsTest {
  @ParameterizedTest(name = "names {0}: {1}")
  @CsvSource({
    "e175701/app:1 whalemountain.invalid/e175701/app:1, e175701",
    "e175701/app:1 whalemountain.invalid/e175701/group/app:1, e175701",
    "whalemountain.invalid/e175701:0123, e175701",
    "e175702/app:1 whalemountain.invalid/e175701/app:1, e175701",
    "e175701/app:1, ",
    "python:3.12, ",
    "127.0.0.1:5000/whalemountain.invalid/e175701/app:1, ",
    "x.whalemountain.invalid/e175701/app:1, ",
    "whalemountain.invalid.example/e175701/app:1, ",
    "whalemountain.invalid:443/e175701/app:1, ",
    "whalemountain.invalid, ",
  })
  void theMarkAloneTellsTheOwner(String names, String owner) {
    assertThat(OwnerMark.owner(List.of(names.split(" ")))).isEqualTo(Optional.ofNullable(owner));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "whalemountain.invalid/e175701/app:1, true",
    "whalemountain.invalid/e175701:0123, true",
    "WhaleMountain.INVALID/e175701/app:1, true",
    "whalemountain.invalid:443/e175701/app:1, true",
    "whalemountain.invalid.example/e175701/app:1, false",
    "whalemountain/invalid/app:1, false",
    "e175701/app:1, false",
  })
  void whatIsUnderItsRegistryIsNoNameForPeople(String reference, boolean isMark) {
    assertThat(OwnerMark.is(reference)).isEqualTo(isMark);
  }

  @Test
  void labelsSayNothingAndMarksAreNotShown() {
    var labelled = new Inspected(List.of("e175701/app:1"));
    assertThat(ImageReports.of(labelled, null).owner()).isNull();
    assertThat(ImageReports.of(new Inspected(null), null).owner()).isNull();

    var marked = new Inspected(List.of("e175701/app:1", OwnerMark.of("e175701/app:1")));
    assertThat(ImageReports.of(marked, null).owner()).isEqualTo("e175701");
    assertThat(ImageReports.of(marked, null).names()).containsExactly("e175701/app:1");
  }

  @Test
  void whatLostItsNamesKeepsItsOwner() {
    var id = "sha256:" + "ab".repeat(32);
    var mark = OwnerMark.ofReplaced("e175701", id);
    assertThat(mark).isEqualTo("whalemountain.invalid/e175701:" + "ab".repeat(32));
    assertThat(OwnerMark.owner(List.of(mark))).contains("e175701");
    assertThat(ImageReports.of(new Inspected(List.of(mark)), null).names()).isEmpty();
  }

  /** As the engine answers: with labels that claim another owner. */
  private static final class Inspected extends InspectImageResponse {
    private final List<String> names;

    private Inspected(List<String> names) {
      this.names = names;
    }

    @Override
    public List<String> getRepoTags() {
      return names;
    }

    @Override
    public ContainerConfig getConfig() {
      return new ContainerConfig().withLabels(Map.of(Labels.OWNER, "e175702"));
    }
  }
}
