package org.whalemountain.k8s.stats;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.whalemountain.api.container.StatsSample;
import org.whalemountain.k8s.cluster.Cluster;
import org.whalemountain.k8s.cluster.ClusterErrors;
import org.whalemountain.k8s.lent.Target;

/** The use of a pod as the cluster's metrics server knows it: up to a minute old. */
@ApplicationScoped
class MetricsApi {

  private static final int NOT_FOUND = 404;

  private final Cluster cluster;

  MetricsApi(Cluster cluster) {
    this.cluster = cluster;
  }

  /** Empty where the cluster has no metrics server, or that one does not know the pod yet. */
  Optional<StatsSample> sample(Target target) {
    return cluster.call(
        api -> {
          try {
            var pod = api.top().pods().metrics(target.namespace(), target.pod());
            return pod.getContainers().stream()
                .findFirst()
                .map(container -> sample(container.getUsage(), target));
          } catch (KubernetesClientException e) {
            if (ClusterErrors.status(e) == NOT_FOUND) {
              return Optional.empty();
            }
            throw e;
          }
        });
  }

  private static StatsSample sample(Map<String, Quantity> usage, Target target) {
    return new StatsSample(
        Instant.now(),
        100 * amount(usage.get("cpu")),
        target.cpus(),
        (long) amount(usage.get("memory")),
        target.memoryMiB() * 1024 * 1024,
        0,
        0,
        1,
        List.of());
  }

  private static double amount(Quantity quantity) {
    return quantity == null ? 0 : Quantity.getAmountInBytes(quantity).doubleValue();
  }
}
