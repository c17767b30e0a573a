package org.whalemountain.console.web;

import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;

/** An empty body and a bare {@code null} reach a resource as no object at all. */
public final class Body {

  private static final Sentence EMPTY =
      new Sentence("A JSON object is expected here.", "ここには JSON オブジェクトが必要です。");

  private Body() {}

  /**
   * The body that was sent.
   *
   * @throws ApiException {@code malformed} where there is none
   */
  public static <T> T present(T body) {
    if (body == null) {
      throw new ApiException(ErrorCode.MALFORMED, EMPTY);
    }
    return body;
  }
}
