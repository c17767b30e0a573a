package org.whalemountain.k8s.log;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.whalemountain.api.problem.Check;
import org.whalemountain.api.problem.Sentence;

/**
 * What is wanted of a log.
 *
 * @param lines only the last so many; empty for everything
 * @param since only what was printed from then on
 * @param until only what was printed until then
 * @param timestamps whether each line begins with its time
 */
record LogWish(
    Optional<Integer> lines, Optional<Instant> since, Optional<Instant> until, boolean timestamps) {

  private static final int MOST_LINES = 100_000;
  private static final String EVERYTHING = "all";
  private static final Sentence TAIL_RULE =
      new Sentence("must be all or between 0 and 100000", "は all か 0 から 100000 の間である必要があります");
  private static final Sentence TIME_RULE =
      new Sentence("must be seconds since 1970", "は 1970 年からの秒数である必要があります");

  /** Only the last lines, as a query says it. */
  static LogWish of(String tail) {
    checked(new Check(), tail).done();
    return new LogWish(lines(tail), Optional.empty(), Optional.empty(), false);
  }

  /**
   * All that can be wanted, as a query says it.
   *
   * @param check with what was wrong so far
   * @throws org.whalemountain.api.problem.ApiException {@code invalid}
   */
  static LogWish of(Check check, String tail, String since, String until, boolean timestamps) {
    checked(check, tail)
        .that(isTime(since), "since", TIME_RULE)
        .that(isTime(until), "until", TIME_RULE)
        .done();
    return new LogWish(lines(tail), time(since), time(until), timestamps);
  }

  /** Whether the cluster's own times of each line have to be known. */
  boolean needsTimes() {
    return timestamps || until.isPresent() || since.filter(it -> it.getNano() > 0).isPresent();
  }

  private static Check checked(Check check, String tail) {
    var isTail =
        EVERYTHING.equals(tail)
            || (tail.matches("\\d{1,6}") && Integer.parseInt(tail) <= MOST_LINES);
    return check.that(isTail, "tail", TAIL_RULE);
  }

  private static Optional<Integer> lines(String tail) {
    return EVERYTHING.equals(tail) ? Optional.empty() : Optional.of(Integer.parseInt(tail));
  }

  private static boolean isTime(String text) {
    return text.matches("\\d{1,12}(\\.\\d{1,9})?");
  }

  /** Nothing for 0, as the engine's API has it. */
  private static Optional<Instant> time(String text) {
    var seconds = new BigDecimal(text);
    if (seconds.signum() == 0) {
      return Optional.empty();
    }
    var whole = seconds.longValue();
    var nanos = seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(9).longValue();
    return Optional.of(Instant.ofEpochSecond(whole, nanos));
  }
}
