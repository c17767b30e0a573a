package org.whalemountain.k8s.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.k8s.meter.Meters;

/**
 * The cluster's API server. Calls end after {@code quarkus.kubernetes-client.request-timeout}; what
 * it refuses or does not answer becomes a problem ({@link ClusterErrors}).
 *
 * <p>What is answered with 429 or 5xx, and a connection that breaks off, is tried again by the
 * client itself ({@code request-retry-backoff-limit}); what met somebody else's change, here. So
 * every request must be one that may be made twice. Nothing is watched: whoever waits looks again,
 * and an API server that was restarted is simply asked once more.
 */
@ApplicationScoped
public class Cluster {

  private static final Logger LOG = Logger.getLogger(Cluster.class);
  private static final int MOST_TRIES = 5;
  private static final int CONFLICT = 409;
  private static final int GONE = 410;
  private static final Duration UNKNOWN_PAUSE = Duration.ofMillis(500);
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

  /**
   * Asks the API server; again, where an object was changed between reading and writing it (409),
   * or what was read is no longer kept (410), or the API server says that we may nothing (403): it
   * does so for about a second after its own start, until it has read who may what.
   *
   * @throws ApiException as {@link ClusterErrors} says
   */
  public <T> T call(Function<KubernetesClient, T> request) {
    for (var tries = 1; ; tries++) {
      try {
        var answer = request.apply(client);
        Meters.CLUSTER_CALLS.count("ok");
        return answer;
      } catch (KubernetesClientException e) {
        LOG.debugf(e, "cluster call failed code=%d try=%d", e.getCode(), tries);
        var isUnknown = ClusterErrors.isUnknownUser(e);
        if ((!isOutrun(e) && !isUnknown) || tries >= MOST_TRIES) {
          var problem = ClusterErrors.of(e);
          Meters.CLUSTER_CALLS.count(problem.code().code());
          throw problem;
        }
        Meters.CLUSTER_CALLS.count("again");
        if (isUnknown) {
          LockSupport.parkNanos(UNKNOWN_PAUSE.toNanos());
        }
      }
    }
  }

  /**
   * Makes something that may be there already.
   *
   * @return empty where something has its name
   */
  public <T> Optional<T> create(Function<KubernetesClient, T> request) {
    return call(
        api -> {
          try {
            return Optional.of(request.apply(api));
          } catch (KubernetesClientException e) {
            if (e.getCode() == CONFLICT && !ClusterErrors.text(e).contains("being deleted")) {
              return Optional.empty();
            }
            throw e;
          }
        });
  }

  /** Whether the API server has that group and version, for example {@code metrics.k8s.io/v1}. */
  public boolean has(String groupVersion) {
    return call(api -> api.getApiGroups()).getGroups().stream()
        .flatMap(group -> group.getVersions().stream())
        .anyMatch(version -> version.getGroupVersion().equals(groupVersion));
  }

  /** Somebody else's change came in between, or what was read before is too old by now. */
  private static boolean isOutrun(KubernetesClientException e) {
    return e.getCode() == GONE
        || (e.getCode() == CONFLICT
            && e.getStatus() != null
            && "Conflict".equals(e.getStatus().getReason()));
  }
}
