package org.whalemountain.console.audit;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.whalemountain.api.problem.Check;
import org.whalemountain.api.problem.Sentence;

/**
 * Which rows are wanted; null means any.
 *
 * @param account whose
 * @param action exactly this one
 * @param outcome done, refused, failed or aborted
 * @param since this moment or later
 * @param until before this moment
 */
record AuditQuery(String account, String action, String outcome, Instant since, Instant until) {

  private static final Instant EVER = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");
  private static final Sentence TIME_RULE =
      new Sentence(
          "must be a time like 2026-04-01T09:00:00Z", "は 2026-04-01T09:00:00Z の形の時刻でなければなりません");
  private static final Sentence ID_RULE =
      new Sentence("must be the id of a row", "は行の id でなければなりません");

  static AuditQuery of(String account, String action, String outcome, String since, String until) {
    return new AuditQuery(
        account, action, outcome, time("since", since, EVER), time("until", until, NEVER));
  }

  /** The key of a page of rows. */
  static long id(String after) {
    try {
      return Long.parseLong(after);
    } catch (NumberFormatException e) {
      new Check().that(false, "after", ID_RULE).done();
      throw e;
    }
  }

  private static Instant time(String name, String text, Instant otherwise) {
    if (text == null) {
      return otherwise;
    }
    try {
      var time = Instant.parse(text);
      new Check().that(!time.isBefore(EVER) && !time.isAfter(NEVER), name, TIME_RULE).done();
      return time;
    } catch (DateTimeParseException e) {
      new Check().that(false, name, TIME_RULE).done();
      throw e;
    }
  }
}
