package org.whalemountain.console.host;

import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;

/**
 * The request was sent and no sound answer came: what happened is unknown until the next look at
 * the host.
 */
public class LostAnswer extends ApiException {

  private static final long serialVersionUID = 1L;
  private static final Sentence SENTENCE =
      new Sentence(
          "The host {0} was asked, but its answer did not arrive. The status tells the outcome as soon as the host answers again.",
          "ホスト {0} に依頼しましたが、応答が届きませんでした。結果はホストが応答し次第、状態に表示されます。");

  LostAnswer(String host, Throwable cause) {
    super(ErrorCode.HOST_UNREACHABLE, SENTENCE.with(host), cause);
  }
}
