package org.whalemountain.k8s.container;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.whalemountain.api.container.ContainerReport;
import org.whalemountain.api.container.ContainerStatus;
import org.whalemountain.api.container.PortMapping;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.k8s.cluster.Labels;
import org.whalemountain.k8s.lent.Lent;

/**
 * What the cluster shows of a container, in the contract's words.
 *
 * @param gpuResource what a GPU is called in this cluster
 * @param locale the reader's language
 */
record Reports(String gpuResource, Locale locale) {

  private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
  private static final Sentence STARTING = new Sentence("It is being started.", "起動しています。");
  private static final Sentence STOPPING = new Sentence("It is being stopped.", "停止しています。");

  /** How it is, and why. */
  private record State(ContainerStatus status, Sentence why) {}

  /**
   * Its report.
   *
   * @param namespaceUid the cluster's id of its namespace; null where that was not asked for
   */
  ContainerReport of(Lent lent, String namespaceUid) {
    var state = state(lent);
    return new ContainerReport(
        lent.annotation(Labels.ID),
        lent.owner(),
        lent.name(),
        lent.fullName(),
        lent.annotation(Labels.CONSOLE),
        lent.annotation(Labels.SPEC),
        lent.annotation(Labels.IMAGE),
        imageId(lent),
        state.status,
        state.why == null ? null : state.why.in(locale),
        exitCode(lent, state.status),
        lent.deployment().getMetadata().getUid(),
        namespaceUid,
        lent.namespace(),
        ports(lent),
        gpus(lent),
        time(lent.deployment().getMetadata().getCreationTimestamp()),
        startedAt(lent),
        state.why,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** The same with what it was made from. */
  ContainerReport defined(Lent lent, ContainerReport report) {
    var main = lent.deployment().getSpec().getTemplate().getSpec().getContainers().get(0);
    var note = Note.read(lent.annotation(Labels.DEFINITION)).orElse(new Note(0, 0));
    return report.defined(
        environments(main),
        main.getArgs().stream().map(Dollars::unescape).toList(),
        note.cpus(),
        note.memoryMiB(),
        lent.isWanted() ? "running" : "stopped",
        null);
  }

  private State state(Lent lent) {
    if (!lent.isWanted()) {
      return new State(ContainerStatus.STOPPED, lent.isStill() ? null : STOPPING);
    }
    if (lent.running().isPresent()) {
      return new State(ContainerStatus.RUNNING, null);
    }
    return Obstacles.of(lent, gpuResource)
        .map(
            obstacle ->
                new State(
                    obstacle.kind() == Obstacle.Kind.ROOM && !lent.hasRun()
                        ? ContainerStatus.CREATING
                        : ContainerStatus.FAILED,
                    obstacle.sentence()))
        .orElse(new State(ContainerStatus.CREATING, STARTING));
  }

  private static Integer exitCode(Lent lent, ContainerStatus status) {
    return status == ContainerStatus.RUNNING
        ? null
        : main(lent)
            .flatMap(
                it -> it.getState() == null ? Optional.empty() : Obstacles.ended(it, it.getState()))
            .map(ended -> ended.getExitCode())
            .orElse(null);
  }

  private static String imageId(Lent lent) {
    return main(lent)
        .map(status -> DIGEST.matcher(Objects.toString(status.getImageID(), "")))
        .filter(digest -> digest.find())
        .map(digest -> digest.group())
        .orElse(null);
  }

  private static Instant startedAt(Lent lent) {
    return main(lent)
        .filter(status -> status.getState() != null && status.getState().getRunning() != null)
        .map(status -> time(status.getState().getRunning().getStartedAt()))
        .orElse(null);
  }

  private static Optional<io.fabric8.kubernetes.api.model.ContainerStatus> main(Lent lent) {
    return lent.pod().map(Pod::getStatus).stream()
        .flatMap(status -> status.getContainerStatuses().stream())
        .filter(status -> status.getName().equals(Lent.CONTAINER))
        .findFirst();
  }

  /** What the cluster chose, in the order in which they were asked for. */
  private static List<PortMapping> ports(Lent lent) {
    return lent.service() == null
        ? List.of()
        : lent.service().getSpec().getPorts().stream()
            .filter(port -> port.getNodePort() != null)
            .map(port -> new PortMapping(port.getPort(), port.getNodePort()))
            .toList();
  }

  private static List<String> gpus(Lent lent) {
    var gpus = lent.annotation(Labels.GPUS);
    return gpus == null || gpus.isBlank() ? List.of() : Arrays.asList(gpus.split(","));
  }

  private static List<String> environments(Container main) {
    return main.getEnv().stream()
        .filter(one -> !one.getName().equals(PodManifest.GPUS))
        .map(one -> one.getName() + "=" + Dollars.unescape(Objects.toString(one.getValue(), "")))
        .toList();
  }

  private static Instant time(String text) {
    return text == null ? null : Instant.parse(text);
  }
}
