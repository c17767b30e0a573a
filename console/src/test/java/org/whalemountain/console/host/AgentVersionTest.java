package org.whalemountain.console.host;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AgentVersionTest {

  @ParameterizedTest
  @CsvSource({
    "0.1.0, 0.2.0, true",
    "0.1.0, 0.1.1, true",
    "0.9.9, 0.10.0, true",
    "1.2, 1.2.1, true",
    "0.1.0-SNAPSHOT, 0.1.0, false",
    "0.2.0, 0.1.9, false",
    "1.0.0, 1.0.0, false"
  })
  void numbersAreComparedAsNumbers(String agent, String console, boolean isOlder) {
    var one = AgentVersion.of(agent).orElseThrow();
    assertThat(one.isOlderThan(AgentVersion.of(console).orElseThrow())).isEqualTo(isOlder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "fake", "1", "v1.2", "99999999.0"})
  void whatIsNoVersionIsNone(String text) {
    assertThat(AgentVersion.of(text)).isEmpty();
  }
}
