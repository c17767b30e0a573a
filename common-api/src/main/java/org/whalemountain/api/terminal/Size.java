package org.whalemountain.api.terminal;

import io.vertx.core.MultiMap;
import org.whalemountain.api.problem.Check;
import org.whalemountain.api.problem.Sentence;

/**
 * A terminal's size in characters.
 *
 * @param columns 1 to 1000
 * @param rows 1 to 1000
 */
public record Size(int columns, int rows) {

  private static final int MOST = 1000;
  private static final Sentence RULE =
      new Sentence("must be between 1 and 1000", "は 1 から 1000 の間である必要があります");

  /**
   * As a query gives it; 80 by 24 where it is silent.
   *
   * @throws org.whalemountain.api.problem.ApiException {@code invalid}
   */
  public static Size of(MultiMap query) {
    var columns = number(query.get("columns"), 80);
    var rows = number(query.get("rows"), 24);
    return of(columns, rows);
  }

  /**
   * One that is asked for.
   *
   * @throws org.whalemountain.api.problem.ApiException {@code invalid}
   */
  public static Size of(int columns, int rows) {
    var size = new Size(columns, rows);
    new Check().that(isSound(columns), "columns", RULE).that(isSound(rows), "rows", RULE).done();
    return size;
  }

  public boolean isSound() {
    return isSound(columns) && isSound(rows);
  }

  private static boolean isSound(int characters) {
    return characters >= 1 && characters <= MOST;
  }

  private static int number(String text, int otherwise) {
    if (text == null) {
      return otherwise;
    }
    return text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
  }
}
