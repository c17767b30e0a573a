package org.whalemountain.k8s.log;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.PrettyLoggable;
import io.fabric8.kubernetes.client.dsl.TailPrettyLoggable;
import io.fabric8.kubernetes.client.dsl.TimeTailPrettyLoggable;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.whalemountain.k8s.cluster.Cluster;
import org.whalemountain.k8s.lent.Lent;

/**
 * What containers printed. A cluster forgets a pod's output with the pod, so a stopped container
 * has none. For threads that may wait.
 */
@ApplicationScoped
public class Logs {

  private static final LogWish EVERYTHING =
      new LogWish(Optional.empty(), Optional.empty(), Optional.empty(), false);
  private static final LogWish NOTHING_YET =
      new LogWish(Optional.of(0), Optional.empty(), Optional.empty(), false);

  private final Cluster cluster;

  Logs(Cluster cluster) {
    this.cluster = cluster;
  }

  /** Whether there may be any: one that waits for its image has none, and asking is an error. */
  boolean areThere(Lent container) {
    return container.pod().filter(pod -> hasBegun(pod)).isPresent();
  }

  /**
   * What one that runs prints from now on.
   *
   * @param isFromBegin whether what it has printed so far goes before
   */
  public Followed follow(Lent container, boolean isFromBegin) {
    return follow(container, isFromBegin ? EVERYTHING : NOTHING_YET);
  }

  Followed follow(Lent container, LogWish wish) {
    return new Followed(cluster.call(api -> asked(api, container, wish).watchLog()));
  }

  InputStream read(Lent container, LogWish wish) {
    return cluster.call(api -> asked(api, container, wish).getLogInputStream());
  }

  private static PrettyLoggable asked(KubernetesClient api, Lent container, LogWish wish) {
    var pod = container.pod().orElseThrow().getMetadata();
    var main =
        api.pods()
            .inNamespace(pod.getNamespace())
            .withName(pod.getName())
            .inContainer(Lent.CONTAINER);
    TimeTailPrettyLoggable timed = wish.needsTimes() ? main.usingTimestamps() : main;
    TailPrettyLoggable since =
        wish.since().isEmpty()
            ? timed
            : timed.sinceTime(wish.since().get().truncatedTo(ChronoUnit.SECONDS).toString());
    return wish.lines().isEmpty() ? since : since.tailingLines(wish.lines().get());
  }

  private static boolean hasBegun(Pod pod) {
    List<ContainerStatus> statuses = pod.getStatus().getContainerStatuses();
    return statuses.stream()
        .filter(status -> status.getName().equals(Lent.CONTAINER))
        .anyMatch(
            status ->
                status.getState() == null
                    || status.getState().getWaiting() == null
                    || status.getRestartCount() > 0);
  }
}
