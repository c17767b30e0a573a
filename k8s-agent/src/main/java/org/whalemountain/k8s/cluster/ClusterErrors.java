package org.whalemountain.k8s.cluster;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Optional;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;

/**
 * What an API server's refusal means in the contract's words. Some meanings stand only in the text
 * of the status: a quota is told as 403, a port in use as 422, an empty range of ports as 500.
 */
public final class ClusterErrors {

  private static final Duration AGAIN = Duration.ofSeconds(5);
  private static final Sentence UNREACHABLE =
      new Sentence("The cluster's API server does not answer.", "クラスターの API サーバーが応答しません。");
  private static final Sentence BUSY =
      new Sentence(
          "The cluster's API server has too much to do. Try again in a moment.",
          "クラスターの API サーバーが混み合っています。少し待ってから再試行してください。");
  private static final Sentence REFUSED =
      new Sentence(
          "The cluster refused the agent's request with status {0}. Check the agent's permissions.",
          "クラスターがエージェントの要求をステータス {0} で拒否しました。エージェントの権限を確認してください。");
  private static final Sentence QUOTA =
      new Sentence(
          "The quota of your namespace in the cluster is used up.", "クラスターのあなたの名前空間の割り当てを使い切りました。");
  private static final Sentence DELETING =
      new Sentence(
          "Something of the same name is still being deleted in the cluster. Try again in a moment.",
          "同じ名前のものがクラスターでまだ削除中です。少し待ってから再試行してください。");
  private static final Sentence NO_PORTS =
      new Sentence(
          "The cluster has no free node port. Delete a container that you do not need.",
          "クラスターに空きノードポートがありません。不要なコンテナを削除してください。");

  private ClusterErrors() {}

  /** The problem that goes to the caller; the cause goes to the log. */
  public static ApiException of(KubernetesClientException failure) {
    var status = status(failure);
    var text = text(failure);
    if (status <= 0 || status == 503 || status == 504) {
      return new ApiException(ErrorCode.HOST_UNREACHABLE, UNREACHABLE, failure);
    }
    if (status == 429) {
      return new ApiException(ErrorCode.TOO_MANY_REQUESTS, BUSY, failure).retryAfter(AGAIN);
    }
    if (text.contains("exceeded quota")) {
      return new ApiException(ErrorCode.QUOTA_EXCEEDED, QUOTA, failure);
    }
    if (text.contains("being terminated") || text.contains("being deleted")) {
      return new ApiException(ErrorCode.WRONG_STATE, DELETING, failure).retryAfter(AGAIN);
    }
    if (text.contains("range is full")) {
      return new ApiException(ErrorCode.NO_CAPACITY, NO_PORTS, failure);
    }
    return new ApiException(ErrorCode.ENGINE_FAILED, REFUSED.with(status), failure);
  }

  /**
   * The status that was answered; 0 where none was. A refused upgrade to a WebSocket hides it in a
   * cause.
   */
  public static int status(KubernetesClientException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof WebSocketHandshakeException refused && refused.getResponse() != null) {
        return refused.getResponse().code();
      }
    }
    return Math.max(0, failure.getCode());
  }

  /** Whether a node port was refused since something else has it. */
  public static boolean isPortTaken(KubernetesClientException failure) {
    return status(failure) == 422 && text(failure).contains("already allocated");
  }

  /** Whether a node port was refused since it is none of the cluster's. */
  public static boolean isPortOutOfRange(KubernetesClientException failure) {
    return status(failure) == 422 && text(failure).contains("not in the valid range");
  }

  /** Whether the API server knows of no right of ours; quotas and admission say 403 otherwise. */
  static boolean isUnknownUser(KubernetesClientException failure) {
    return status(failure) == 403 && text(failure).matches("(?s).*User \".*\" cannot .*");
  }

  /** What the API server said, for people who run it. */
  public static String text(KubernetesClientException failure) {
    return Optional.ofNullable(failure.getStatus())
        .map(status -> status.getMessage())
        .or(() -> Optional.ofNullable(failure.getMessage()))
        .orElse("");
  }
}
