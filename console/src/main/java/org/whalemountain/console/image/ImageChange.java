package org.whalemountain.console.image;

import org.whalemountain.api.problem.Check;
import org.whalemountain.api.problem.Sentence;

/**
 * What is to change on an image; null stays as it is.
 *
 * @param description how it is used, Markdown, at most {@value #LONGEST} characters; empty for none
 * @param shared whether everybody may use it
 */
public record ImageChange(String description, Boolean shared) {

  private static final int LONGEST = 10_000;
  private static final Sentence TOO_LONG =
      new Sentence("must have at most {0} characters, had {1}", "は {0} 文字までです (入力: {1} 文字)");
  private static final Sentence NUL =
      new Sentence("must not contain a NUL character", "に NUL 文字は使えません");

  /**
   * Checks every field.
   *
   * @throws org.whalemountain.api.problem.ApiException {@code invalid}, naming what is wrong
   */
  public ImageChange {
    var length = description == null ? 0 : description.codePointCount(0, description.length());
    new Check()
        .that(length <= LONGEST, "description", TOO_LONG.with(LONGEST, length))
        .that(description == null || description.indexOf('\0') < 0, "description", NUL)
        .done();
  }
}
