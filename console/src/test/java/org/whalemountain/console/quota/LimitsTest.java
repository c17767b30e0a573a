package org.whalemountain.console.quota;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LimitsTest {

  private static final Quota EVERYBODY = new Quota(10, 2, 32, 1000);
  private static final Map<String, Limits> GROUPS =
      Map.of(
          "teachers", new Limits(40, 8, null, null),
          "GUESTS", new Limits(1, 0, 1.5, 100L),
          "course", new Limits(20, null, 64.0, null));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          staff          |    |   | 10 | 2 | 32  | 1000
          teachers       |    |   | 40 | 8 | 32  | 1000
          guests         |    |   | 1  | 0 | 1.5 | 100
          course,guests  |    |   | 20 | 0 | 64  | 100
          course,Teachers|    |   | 40 | 8 | 64  | 1000
          guests         | 5  |   | 5  | 0 | 1.5 | 100
          teachers       | 0  | 1 | 0  | 1 | 32  | 1000
          """)
  void onesOwnLimitComesBeforeTheMostGenerousGroupAndThatBeforeTheDefault(
      String groups, Integer ownContainers, Integer ownGpus, long c, long g, double cpu, long m) {
    var own = new Limits(ownContainers, ownGpus, null, null);
    var resolved = Limits.resolve(own, List.of(groups.split(",")), GROUPS, EVERYBODY);
    assertThat(resolved).isEqualTo(new Quota(c, g, cpu, m));
  }

  @Test
  void aLimitIsNotNegative() {
    assertThatThrownBy(() -> new Limits(-1, 0, -0.5, 0L)).hasMessageContaining("containers");
    assertThatThrownBy(() -> new Limits(null, null, Double.NaN, null)).hasMessageContaining("cpus");
  }
}
