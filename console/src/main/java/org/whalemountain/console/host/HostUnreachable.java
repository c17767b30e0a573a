package org.whalemountain.console.host;

import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;

/** Nobody was reached: the request was not sent, so nothing happened. */
public class HostUnreachable extends ApiException {

  private static final long serialVersionUID = 1L;
  private static final Sentence SENTENCE =
      new Sentence(
          "The host {0} does not answer. Nothing was changed; try again later.",
          "ホスト {0} が応答しません。何も変更されていません。しばらくしてからもう一度試してください。");

  private static final Sentence REMOVED =
      new Sentence(
          "The host {0} was removed by the administrators. Nothing was changed.",
          "ホスト {0} の登録は管理者によって削除されています。何も変更されていません。");

  HostUnreachable(String host, Throwable cause) {
    super(ErrorCode.HOST_UNREACHABLE, SENTENCE.with(host), cause);
  }

  private HostUnreachable(Sentence detail) {
    super(ErrorCode.HOST_UNREACHABLE, detail, (Throwable) null);
  }

  /** The host is registered no more; nobody is called. */
  static HostUnreachable removed(String host) {
    return new HostUnreachable(REMOVED.with(host));
  }

  /** Another machine answers in the host's place; nobody is called. */
  static HostUnreachable changed(String host) {
    return new HostUnreachable(HostTrouble.IDENTITY_CHANGED.sentence(host));
  }
}
