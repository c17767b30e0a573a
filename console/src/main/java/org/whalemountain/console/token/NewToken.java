package org.whalemountain.console.token;

import java.time.Instant;
import org.whalemountain.api.problem.Check;
import org.whalemountain.api.problem.Sentence;

/**
 * A token that is asked for.
 *
 * @param name what its owner calls it: 1 to 100 printable characters
 * @param expiresAt when it ends; null for not by itself
 */
record NewToken(String name, Instant expiresAt) {

  private static final int LONGEST = 100;
  private static final Sentence NAME_RULE =
      new Sentence("must be 1 to {0} printable characters", "は印刷できる 1 から {0} 文字でなければなりません");

  NewToken {
    name = name == null ? null : name.strip();
    var check = new Check().present(name, "name");
    if (check.isClean()) {
      check.that(isPrintable(name), "name", NAME_RULE.with(LONGEST));
    }
    check.done();
  }

  private static boolean isPrintable(String text) {
    return !text.isEmpty()
        && text.codePointCount(0, text.length()) <= LONGEST
        && text.codePoints().allMatch(NewToken::isPrintable);
  }

  private static boolean isPrintable(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
