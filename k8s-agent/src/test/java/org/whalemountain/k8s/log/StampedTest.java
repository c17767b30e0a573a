package org.whalemountain.k8s.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whalemountain.api.problem.Check;

import static org.assertj.core.api.Assertions.assertThat;

/** Which lines of a log are handed on, and with which times. */
class StampedTest {

  private static final String LOG =
      "2026-01-02T03:04:05.5Z one\n"
          + "2026-01-02T12:04:06.123456789+09:00 two words\n"
          + "unable to retrieve container logs\n"
          + "2026-01-02T03:04:07Z \n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0            | 0          | false | 'one#two words#unable to retrieve container logs##'
          1767323045.6 | 0          | false | 'two words#unable to retrieve container logs##'
          0            | 1767323046 | false | 'one#unable to retrieve container logs#'
          0            | 1767323045.5 | true | '2026-01-02T03:04:05.500000000Z one#unable to retrieve container logs#'
          1767323046   | 1767323046.2 | true | '2026-01-02T03:04:06.123456789Z two words#unable to retrieve container logs#'
          """)
  void linesOfTheWantedTimeAreToldInWhateverPiecesTheyCome(
      String since, String until, boolean timestamps, String expected) throws IOException {
    var wish = LogWish.of(new Check(), "all", since, until, timestamps);
    var bytes = LOG.getBytes(StandardCharsets.UTF_8);
    for (var piece : new int[] {1, 7, bytes.length}) {
      var told = new ByteArrayOutputStream();
      var stamped = new Stamped(wish, told);
      for (var at = 0; at < bytes.length; at += piece) {
        stamped.write(bytes, at, Math.min(piece, bytes.length - at));
      }
      assertThat(told.toString(StandardCharsets.UTF_8).replace('\n', '#')).isEqualTo(expected);
    }
  }
}
