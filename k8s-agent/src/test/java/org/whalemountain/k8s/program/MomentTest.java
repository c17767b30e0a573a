package org.whalemountain.k8s.program;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** When a program's end is seen, and with which code. */
class MomentTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          it runs on                       | false | true  | p | 0 | - | true  | true  | p | 0 | - | none
          its program ended                | false | true  | p | 0 | - | true  | false | p | 0 | 5 | 5
          it was started again             | false | true  | p | 0 | - | true  | true  | p | 1 | 5 | 5
          it was started again before      | false | true  | p | 3 | 9 | true  | true  | p | 3 | 9 | none
          another pod runs                 | false | true  | p | 0 | - | true  | true  | q | 0 | - | -
          stopped, and its pod has gone    | false | true  | p | 0 | - | true  | false |   | 0 | - | -
          deleted while it ran             | false | true  | p | 0 | 3 | false | false |   | 0 | - | -
          deleted when it had ended        | false | false | p | 0 | 3 | false | false |   | 0 | - | 3
          it does not run                  | false | false | p | 0 | 3 | true  | false | p | 0 | 3 | 3
          the next has not begun           | true  | false |   | 0 | - | true  | false | p | 0 | - | none
          the next ended unseen            | true  | false |   | 0 | - | true  | false | p | 0 | 4 | 4
          the next ended                   | true  | true  | p | 0 | - | true  | false | p | 0 | 4 | 4
          """)
  void anEndIsSeen(
      String situation,
      boolean isNext,
      boolean ran,
      String pod,
      int starts,
      Integer code,
      boolean isThere,
      boolean runs,
      String nowPod,
      int nowStarts,
      Integer nowCode,
      String expected) {
    var first = new Moment(true, ran, text(pod), starts, code);
    var now = new Moment(isThere, runs, text(nowPod), nowStarts, nowCode);
    var end = now.since(first, isNext);
    assertThat(end.map(it -> String.valueOf(it.code())).orElse("none"))
        .isEqualTo(expected == null ? "null" : expected);
  }

  private static String text(String cell) {
    return cell == null ? "" : cell;
  }
}
