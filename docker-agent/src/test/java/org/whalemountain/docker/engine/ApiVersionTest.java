package org.whalemountain.docker.engine;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ApiVersionTest {
  @ParameterizedTest(name = "engine {0} (from {1}) is spoken to in {2}")
  @CsvSource({
    "1.41, 1.12, 1.41",
    "1.51, 1.24, 1.51",
    "1.52, 1.44, 1.51",
    "1.60, 1.55, 1.55",
    "1.9, 1.5, 1.9",
    "1.43, , 1.43",
    "2.1, 2.0, 2.0",
  })
  void theNewestVersionBothKnowIsSpoken(String newest, String oldest, String spoken) {
    assertThat(ApiVersion.agree(newest, oldest)).hasToString(spoken);
  }

  @ParameterizedTest
  @CsvSource({"1.9, 1.10", "1.41, 1.51", "1.99, 2.0"})
  void versionsAreComparedAsNumbers(String older, String newer) {
    assertThat(ApiVersion.parse(older)).isLessThan(ApiVersion.parse(newer));
  }

  @Test
  void whatIsNoVersionIsRefused() {
    assertThatThrownBy(() -> ApiVersion.parse("latest"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ApiVersion.parse(null)).isInstanceOf(IllegalArgumentException.class);
  }
}
