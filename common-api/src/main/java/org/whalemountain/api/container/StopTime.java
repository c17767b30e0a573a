package org.whalemountain.api.container;

import java.util.regex.Pattern;
import org.whalemountain.api.problem.Check;
import org.whalemountain.api.problem.Sentence;

/**
 * How long a program may take to end by itself after SIGTERM, before SIGKILL ends it.
 *
 * @param seconds 0 to {@value #MOST_SECONDS}
 */
public record StopTime(int seconds) {

  /** As it stands in addresses. */
  public static final String PARAMETER = "timeoutSeconds";

  /** The longest: whoever asks waits for the answer that long. */
  public static final int MOST_SECONDS = 300;

  /** Where nothing is said, as Docker has it. */
  public static final StopTime USUAL = new StopTime(10);

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");
  private static final Sentence RULE =
      new Sentence(
          "must be a number of seconds from 0 to {0}, was {1}",
          "は 0 から {0} までの秒数でなければなりません (入力: {1})");

  /**
   * As a query gives it.
   *
   * @param parameter what it is called there
   * @param text null or empty for the usual
   * @throws org.whalemountain.api.problem.ApiException {@code invalid} naming the parameter
   */
  public static StopTime of(String parameter, String text) {
    if (text == null || text.isEmpty()) {
      return USUAL;
    }
    var seconds = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : -1;
    var shown = text.substring(0, Math.min(text.length(), 20)).replaceAll("\\p{Cntrl}", "?");
    new Check()
        .that(seconds >= 0 && seconds <= MOST_SECONDS, parameter, RULE.with(MOST_SECONDS, shown))
        .done();
    return new StopTime(seconds);
  }

  /** By how many seconds it is longer than usual; 0 where it is not. */
  public int beyondUsual() {
    return Math.max(0, seconds - USUAL.seconds);
  }

  /** What an address ends with to say it; nothing for the usual. */
  public String query() {
    return equals(USUAL) ? "" : "?" + PARAMETER + "=" + seconds;
  }
}
