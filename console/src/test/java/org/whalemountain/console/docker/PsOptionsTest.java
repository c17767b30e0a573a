package org.whalemountain.console.docker;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whalemountain.api.container.ProcessTable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PsOptionsTest {

  private static final ProcessTable TABLE =
      new ProcessTable(
          List.of("UID", "PID", "PPID", "C", "STIME", "TTY", "TIME", "CMD"),
          List.of(List.of("root", "7", "1", "0", "10:00", "?", "00:00:01", "sleep 9")));

  @ParameterizedTest
  @ValueSource(strings = {"", "-ef", "ef", " -ef "})
  void allColumnsAreTold(String options) {
    assertThat(PsOptions.of(TABLE, options)).isEqualTo(TABLE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-o pid,cmd | PID CMD | 7 sleep 9",
        "-opid | PID | 7",
        "-eo ppid,user,args | PPID UID CMD | 1 root sleep 9",
        "--format=TIME | TIME | 00:00:01"
      })
  void columnsAreChosen(String options, String titles, String row) {
    var chosen = PsOptions.of(TABLE, options);
    assertThat(String.join(" ", chosen.titles())).isEqualTo(titles);
    assertThat(String.join(" ", chosen.rows().get(0))).isEqualTo(row);
  }

  @ParameterizedTest
  @ValueSource(strings = {"aux", "-o rss", "-o", "-o pid;id", "-p 1", "--forest"})
  void whatIsNotKnownIsRefusedWithWhatIs(String options) {
    assertThatThrownBy(() -> PsOptions.of(TABLE, options))
        .isInstanceOf(NotLent.class)
        .hasMessageContaining("docker exec");
  }
}
