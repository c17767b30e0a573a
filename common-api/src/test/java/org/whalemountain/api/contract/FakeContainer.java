package org.whalemountain.api.contract;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.whalemountain.api.container.ContainerReport;
import org.whalemountain.api.container.ContainerSpec;
import org.whalemountain.api.container.ContainerStatus;
import org.whalemountain.api.container.FullName;
import org.whalemountain.api.container.PullProgress;
import org.whalemountain.api.container.SpecHash;
import org.whalemountain.api.problem.Sentence;

/** One container of a fake agent: a record, a few files, nothing that runs. */
final class FakeContainer {

  private static final Sentence IN_TURN =
      new Sentence("Waits for its turn: place {0}.", "起動の順番を待っています: {0} 番目。");

  final ContainerSpec spec;
  final String hash;
  final FakeCluster cluster;
  final String containerId = hex() + hex();
  final Instant createdAt = Instant.now();
  final Map<String, byte[]> files = new ConcurrentHashMap<>();

  /** What it was made of. */
  volatile String imageId;

  volatile Instant startedAt = createdAt;
  volatile PullProgress progress;
  volatile Integer queuePlace;
  volatile ContainerStatus status = ContainerStatus.RUNNING;
  volatile int exitCode = 143;
  volatile boolean isStoppedByCall;
  volatile String engineName;

  FakeContainer(ContainerSpec spec, FakeCluster cluster) {
    imageId = FakeImages.idOf(spec.image());
    this.spec = spec;
    this.cluster = cluster;
    this.hash = cluster.isOffered() ? SpecHash.withoutHostPorts(spec) : SpecHash.of(spec);
    this.engineName = spec.fullName();
  }

  boolean isRunning() {
    return status == ContainerStatus.RUNNING;
  }

  /** As the list with definitions tells it. */
  ContainerReport definition() {
    return report()
        .defined(
            spec.environments(),
            spec.command(),
            spec.cpus(),
            spec.memoryMiB(),
            isStoppedByCall ? "stopped" : "running",
            spec.launch());
  }

  ContainerReport report() {
    var sentence = sentence();
    var network = FullName.networkOf(spec.owner());
    return new ContainerReport(
        spec.id(),
        spec.owner(),
        spec.name(),
        engineName,
        spec.console(),
        hash,
        spec.image(),
        imageId,
        status,
        sentence == null ? null : sentence.english(),
        isRunning() ? null : exitCode,
        containerId,
        Sha256.of(network.getBytes(StandardCharsets.UTF_8)),
        network,
        cluster.choose(spec.ports()),
        spec.gpus(),
        createdAt,
        startedAt,
        sentence,
        progress,
        queuePlace,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private Sentence sentence() {
    if (queuePlace != null) {
      return IN_TURN.with(queuePlace);
    }
    return progress == null ? null : progress.sentence();
  }

  private static String hex() {
    return UUID.randomUUID().toString().replace("-", "");
  }
}
