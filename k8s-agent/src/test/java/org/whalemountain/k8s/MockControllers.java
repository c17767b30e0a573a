package org.whalemountain.k8s;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What a cluster does behind its API server, for the mock of one, which does nothing: pods come and
 * go with their deployments, and an image of a registry that does not answer cannot be pulled. Runs
 * no program, so commands, terminals, files, logs and use are tested on real clusters only.
 */
final class MockControllers implements AutoCloseable {

  private static final String NO_REGISTRY = "127.0.0.1:1/";
  private final KubernetesClient client;
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

  MockControllers(KubernetesClient client) {
    this.client = client;
    var unused = thread.scheduleWithFixedDelay(this::look, 20, 20, TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      var pods = client.pods().inAnyNamespace().list().getItems();
      var deployments = client.apps().deployments().inAnyNamespace().list().getItems();
      for (var deployment : deployments) {
        follow(deployment, pods.stream().filter(pod -> isOf(pod, deployment)).toList());
      }
      pods.stream()
          .filter(pod -> deployments.stream().noneMatch(it -> isOf(pod, it)))
          .forEach(pod -> client.resource(pod).delete());
    } catch (KubernetesClientException e) {
      // somebody changed it between two calls; the next look sees that
    }
  }

  private void follow(Deployment deployment, List<Pod> pods) {
    if (deployment.getSpec().getReplicas() == 0) {
      pods.forEach(pod -> client.resource(pod).delete());
    } else if (pods.isEmpty()) {
      client.resource(pod(deployment)).create();
      client
          .apps()
          .deployments()
          .inNamespace(deployment.getMetadata().getNamespace())
          .withName(deployment.getMetadata().getName())
          .editStatus(MockControllers::available);
    }
  }

  private static Deployment available(Deployment deployment) {
    return hasImage(deployment)
        ? deployment.toBuilder()
            .withNewStatus()
            .addNewCondition()
            .withType("Progressing")
            .withStatus("True")
            .withReason("NewReplicaSetAvailable")
            .endCondition()
            .endStatus()
            .build()
        : deployment;
  }

  private static Pod pod(Deployment deployment) {
    var metadata = deployment.getMetadata();
    var now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    var status =
        new PodBuilder()
            .withNewMetadata()
            .withName(metadata.getName() + "-" + System.nanoTime())
            .withNamespace(metadata.getNamespace())
            .withLabels(deployment.getSpec().getTemplate().getMetadata().getLabels())
            .withCreationTimestamp(now)
            .endMetadata()
            .withSpec(deployment.getSpec().getTemplate().getSpec())
            .withNewStatus()
            .withPhase(hasImage(deployment) ? "Running" : "Pending")
            .addNewContainerStatus()
            .withName("main")
            .withImageID("docker.io/x@sha256:" + "a".repeat(64))
            .withNewState();
    return hasImage(deployment)
        ? status.withNewRunning(now).endState().endContainerStatus().endStatus().build()
        : status
            .withNewWaiting("no answer", "ErrImagePull")
            .endState()
            .endContainerStatus()
            .endStatus()
            .build();
  }

  private static boolean hasImage(Deployment deployment) {
    return !deployment
        .getSpec()
        .getTemplate()
        .getSpec()
        .getContainers()
        .get(0)
        .getImage()
        .startsWith(NO_REGISTRY);
  }

  private static boolean isOf(Pod pod, Deployment deployment) {
    return pod.getMetadata().getNamespace().equals(deployment.getMetadata().getNamespace())
        && pod.getMetadata()
            .getLabels()
            .equals(deployment.getSpec().getSelector().getMatchLabels());
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
