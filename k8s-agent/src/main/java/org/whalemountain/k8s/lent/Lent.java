package org.whalemountain.k8s.lent;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.whalemountain.api.container.FullName;
import org.whalemountain.k8s.cluster.Labels;

/**
 * One lent container as the cluster has it.
 *
 * @param deployment what keeps it running, and this agent's memory of it
 * @param pods those that run for it, ending ones too; usually one
 * @param service its ports; null where it has none, or none yet
 */
public record Lent(Deployment deployment, List<Pod> pods, Service service) {

  /** The name of the container in its pod. */
  public static final String CONTAINER = "main";

  private static final String FAILED = "Failed";
  private static final String SUCCEEDED = "Succeeded";

  public Lent {
    pods = List.copyOf(pods);
  }

  /** Whether a deployment is of a container that was lent. */
  static boolean isLent(Deployment deployment) {
    var labels = deployment.getMetadata().getLabels();
    return Labels.isOurs(labels)
        && labels.containsKey(Labels.OWNER)
        && labels.containsKey(Labels.NAME)
        && labels.containsKey(Labels.ORDER)
        && deployment.getMetadata().getDeletionTimestamp() == null;
  }

  public String owner() {
    return label(Labels.OWNER);
  }

  public String name() {
    return label(Labels.NAME);
  }

  public String namespace() {
    return deployment.getMetadata().getNamespace();
  }

  public String fullName() {
    return FullName.of(owner(), name());
  }

  /** What an annotation of ours says; null where it says nothing. */
  public String annotation(String key) {
    var annotations = deployment.getMetadata().getAnnotations();
    return annotations == null ? null : annotations.get(key);
  }

  /** Whether it was not stopped by a call. */
  public boolean isWanted() {
    var replicas = deployment.getSpec().getReplicas();
    return replicas == null || replicas > 0;
  }

  /** Whether it has run since it was made; the cluster keeps that for ever. */
  public boolean hasRun() {
    return deployment.getStatus() != null
        && deployment.getStatus().getConditions().stream()
            .anyMatch(
                condition ->
                    condition.getType().equals("Progressing")
                        && "NewReplicaSetAvailable".equals(condition.getReason()));
  }

  /** The pod that runs or is to run: the youngest that is not ending or over. */
  public Optional<Pod> pod() {
    return pods.stream()
        .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
        .filter(pod -> !isOver(pod))
        .max(Comparator.comparing(pod -> pod.getMetadata().getCreationTimestamp()));
  }

  /** The same, where its program runs. */
  public Optional<Pod> running() {
    return pod()
        .filter(
            pod ->
                pod.getStatus().getContainerStatuses().stream()
                    .anyMatch(
                        status ->
                            status.getName().equals(CONTAINER)
                                && status.getState() != null
                                && status.getState().getRunning() != null));
  }

  /** Whether nothing of it runs, and nothing is about to end. */
  public boolean isStill() {
    return pods.stream().allMatch(Lent::isOver);
  }

  /** What finds its pods and nobody else's. */
  Map<String, String> selector() {
    return deployment.getSpec().getSelector().getMatchLabels();
  }

  private String label(String key) {
    return deployment.getMetadata().getLabels().get(key);
  }

  /** An evicted pod stays to be looked at; one that is ending stays seconds after its program. */
  private static boolean isOver(Pod pod) {
    if (pod.getStatus() == null) {
      return false;
    }
    var phase = pod.getStatus().getPhase();
    var isEnding = pod.getMetadata().getDeletionTimestamp() != null;
    return FAILED.equals(phase)
        || SUCCEEDED.equals(phase)
        || (isEnding
            && !pod.getStatus().getContainerStatuses().isEmpty()
            && pod.getStatus().getContainerStatuses().stream()
                .allMatch(it -> it.getState() != null && it.getState().getTerminated() != null));
  }
}
