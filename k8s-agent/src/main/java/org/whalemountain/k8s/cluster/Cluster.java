package org.whalemountain.k8s.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;

/**
 * The cluster's API server. Calls end after {@code quarkus.kubernetes-client.request-timeout}; what
 * it refuses or does not answer becomes a problem.
 */
@ApplicationScoped
public class Cluster {

  private static final Logger LOG = Logger.getLogger(Cluster.class);
  private static final Sentence UNREACHABLE =
      new Sentence("The cluster's API server does not answer.", "クラスターの API サーバーが応答しません。");
  private static final Sentence REFUSED =
      new Sentence(
          "The cluster refused the agent's request with status {0}. Check the agent's permissions.",
          "クラスターがエージェントの要求をステータス {0} で拒否しました。エージェントの権限を確認してください。");
  private static final Sentence NO_IDENTITY =
      new Sentence(
          "The cluster does not show its kube-system namespace, so it cannot be told apart.",
          "クラスターの kube-system 名前空間が見えないため、クラスターを識別できません。");

  private final KubernetesClient client;

  Cluster(KubernetesClient client) {
    this.client = client;
  }

  /**
   * The identity that outlives agent, name and address: the UID of {@code kube-system}.
   *
   * @throws ApiException {@code host-unreachable}, {@code engine-failed}
   */
  public String identity() {
    var namespace = call(api -> api.namespaces().withName("kube-system").get());
    if (namespace == null || namespace.getMetadata().getUid() == null) {
      throw new ApiException(ErrorCode.ENGINE_FAILED, NO_IDENTITY);
    }
    return namespace.getMetadata().getUid();
  }

  /** The API server's version, for example {@code v1.35.6}. */
  public String version() {
    var version = call(KubernetesClient::getKubernetesVersion);
    return version == null || version.getGitVersion() == null ? "?" : version.getGitVersion();
  }

  /** What its nodes can give. One call. */
  public ClusterSize size() {
    return ClusterSize.of(call(api -> api.nodes().list().getItems()));
  }

  private <T> T call(Function<KubernetesClient, T> request) {
    try {
      return request.apply(client);
    } catch (KubernetesClientException e) {
      LOG.debugf(e, "cluster call failed code=%d", e.getCode());
      throw e.getCode() <= 0
          ? new ApiException(ErrorCode.HOST_UNREACHABLE, UNREACHABLE, e)
          : new ApiException(ErrorCode.ENGINE_FAILED, REFUSED.with(e.getCode()), e);
    }
  }
}
