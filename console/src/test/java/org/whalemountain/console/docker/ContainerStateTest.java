package org.whalemountain.console.docker;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ContainerStateTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PT0S     | Less than a second
          PT1S     | 1 second
          PT59S    | 59 seconds
          PT1M     | About a minute
          PT59M    | 59 minutes
          PT61M    | About an hour
          PT47H    | 47 hours
          P3D      | 3 days
          P20D     | 2 weeks
          P90D     | 3 months
          P800D    | 2 years
          """)
  void timesAreToldAsTheEngineDoes(Duration time, String text) {
    assertThat(Ago.of(time)).isEqualTo(text);
  }

  @Test
  void anExecutionIsFoundAgainByItsText() {
    var agents = "0a".repeat(32) + ".3b241101-e2bb-4255-8caf-4136c566a962";
    var execution = new DockerId.Execution("01970000-1111-7222-8333-444455556666", agents);
    assertThat(DockerId.Execution.read(execution.text())).isEqualTo(execution);
    assertThat(DockerId.Execution.read("abc")).isNull();
    assertThat(DockerId.of("a")).matches("[0-9a-f]{64}").isNotEqualTo(DockerId.of("b"));
  }
}
