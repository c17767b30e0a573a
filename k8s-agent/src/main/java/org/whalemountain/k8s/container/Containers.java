package org.whalemountain.k8s.container;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.whalemountain.api.container.StopTime;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.k8s.cluster.Cluster;
import org.whalemountain.k8s.cluster.Labels;
import org.whalemountain.k8s.lent.Lent;
import org.whalemountain.k8s.lent.LentContainers;
import org.whalemountain.k8s.lent.Targets;

/** What is done with one lent container. For threads that may wait. */
@ApplicationScoped
class Containers {

  private static final StopTime AT_ONCE = new StopTime(0);
  private static final Logger LOG = Logger.getLogger(Containers.class);
  private static final Sentence NOT_LONGER =
      new Sentence(
          "A cluster gives programs {0} seconds to end, not more.",
          "クラスターでは、プログラムの終了を待つのは {0} 秒までです。");
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(PodManifest.STOP_SECONDS + 20);

  private final Cluster cluster;
  private final LentContainers lent;
  private final Patience patience;
  private final ContainerConfig config;

  Containers(Cluster cluster, LentContainers lent, Patience patience, ContainerConfig config) {
    this.cluster = cluster;
    this.lent = lent;
    this.patience = patience;
    this.config = config;
  }

  /**
   * Starts it and waits until it runs.
   *
   * @throws ApiException {@code not-found}, and what {@link Obstacles} says; then it is stopped
   */
  Lent start(String fullName) {
    var found = lent.get(fullName);
    if (!found.isWanted()) {
      scale(found, 1);
      LOG.infof("started container=%s", fullName);
    }
    var seen = patience.untilItRuns(found, config.startPatience());
    if (seen.obstacle().isPresent() && seen.obstacle().get().kind() != Obstacle.Kind.ENDED) {
      scale(found, 0);
      throw seen.obstacle().get().problem();
    }
    return seen.lent();
  }

  /**
   * Stops it and waits until it has ended. A pod's time to end is fixed when it is made, and can
   * only be shortened afterwards.
   *
   * @throws ApiException {@code not-found}, {@code wrong-state} for more time than pods have
   */
  Lent stop(String fullName, StopTime time) {
    var found = lent.get(fullName);
    if (time.beyondUsual() > 0) {
      throw new ApiException(ErrorCode.WRONG_STATE, NOT_LONGER.with(PodManifest.STOP_SECONDS));
    }
    if (found.isWanted()) {
      scale(found, 0);
      LOG.infof("stopped container=%s", fullName);
    }
    if (time.seconds() < PodManifest.STOP_SECONDS) {
      found.pods().forEach(pod -> endWithin(pod, time));
    }
    return patience.untilItIsStill(found, STOP_PATIENCE);
  }

  /**
   * Stops it without any time to end by itself.
   *
   * @throws ApiException {@code wrong-state} where it does not run
   */
  Lent kill(String fullName) {
    var found = lent.get(fullName);
    if (!found.isWanted() || found.isStill()) {
      throw Targets.stopped(fullName);
    }
    scale(found, 0);
    found.pods().forEach(pod -> endWithin(pod, AT_ONCE));
    LOG.infof("killed container=%s", fullName);
    return patience.untilItIsStill(found, STOP_PATIENCE);
  }

  Lent restart(String fullName, StopTime time) {
    stop(fullName, time);
    return start(fullName);
  }

  private void endWithin(Pod pod, StopTime time) {
    var metadata = pod.getMetadata();
    // with 0 the cluster would forget it without asking its node whether it has ended
    var seconds = Math.max(1, time.seconds());
    cluster.call(
        api ->
            api.pods()
                .inNamespace(metadata.getNamespace())
                .withName(metadata.getName())
                .withGracePeriod(seconds)
                .delete());
  }

  void delete(String fullName) {
    remove(lent.get(fullName));
  }

  /** Removes it with all it holds. */
  void remove(Lent found) {
    var namespace = found.namespace();
    var name = found.deployment().getMetadata().getName();
    cluster.call(
        api ->
            api.apps()
                .deployments()
                .inNamespace(namespace)
                .withName(name)
                .withPropagationPolicy(DeletionPropagation.BACKGROUND)
                .delete());
    // the owner's reference would do that too, some time
    if (found.service() != null) {
      cluster.call(api -> api.resource(found.service()).delete());
      cluster.call(
          api -> api.network().networkPolicies().inNamespace(namespace).withName(name).delete());
    }
    if (config.volume().size().isPresent()) {
      cluster.call(
          api -> api.persistentVolumeClaims().inNamespace(namespace).withName(name).delete());
    }
    LOG.infof("removed container=%s", found.fullName());
  }

  private void scale(Lent found, int replicas) {
    var patch = "{\"spec\":{\"replicas\":" + replicas + "}}";
    cluster.call(
        api ->
            api.apps()
                .deployments()
                .inNamespace(found.namespace())
                .withName(found.deployment().getMetadata().getName())
                .patch(PatchContext.of(PatchType.JSON_MERGE), patch));
  }

  /** Whether a report is of the order. */
  static boolean isOf(Lent found, String id, String hash) {
    return id.equals(found.annotation(Labels.ID)) && hash.equals(found.annotation(Labels.SPEC));
  }

  static ApiException nameTaken(String fullName) {
    return new ApiException(ErrorCode.NAME_TAKEN, Orders.NAME_TAKEN.with(fullName));
  }
}
