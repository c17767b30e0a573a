package org.whalemountain.k8s.program;

import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;

/** The capability {@code attach}, which a cluster lacks: a pod is restarted, never attended. */
public final class NotOffered {

  private static final Sentence NONE =
      new Sentence(
          "A cluster does not offer this. Use the console's page, or a container on a Docker host.",
          "クラスターではこの操作を使えません。コンソールの画面を使うか、Docker ホスト上のコンテナを使ってください。");
  private static final Sentence NO_INPUT =
      new Sentence(
          "Nobody can type to a program of a cluster. Attach without input (--no-stdin), or run a"
              + " command beside it (exec).",
          "クラスターのプログラムには入力を送れません。入力なし (--no-stdin) で接続するか、別のコマンドを実行 (exec) してください。");
  private static final Sentence NO_TERMINAL =
      new Sentence(
          "A program of a cluster has no terminal, so that has no size either.",
          "クラスターのプログラムには端末がないため、その大きさも変えられません。");
  private static final Sentence NO_USER =
      new Sentence(
          "A cluster runs commands as the container's own user. Leave the user away (-u).",
          "クラスターではコンテナ自身のユーザーでのみコマンドを実行できます。ユーザーの指定 (-u) を外してください。");

  private NotOffered() {}

  /** What is said where somebody wants to sit before a container's own program. */
  public static ApiException refusal() {
    return of(NONE);
  }

  static ApiException input() {
    return of(NO_INPUT);
  }

  static ApiException terminal() {
    return of(NO_TERMINAL);
  }

  static ApiException user() {
    return of(NO_USER);
  }

  private static ApiException of(Sentence sentence) {
    return new ApiException(ErrorCode.WRONG_STATE, sentence);
  }
}
