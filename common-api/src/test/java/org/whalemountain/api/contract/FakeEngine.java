package org.whalemountain.api.contract;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.whalemountain.api.host.HostReport;
import org.whalemountain.api.problem.Sentence;

/** What a fake host says of itself. */
final class FakeEngine {

  private static final Sentence MADE_UP = new Sentence("This host is made up.", "このホストは作り物です。");

  private final FakeRunners runners;
  private final FakeCluster cluster;
  volatile String hostId;
  volatile boolean isAttended;
  volatile String agentVersion = "fake";
  volatile Instant startedAt;
  volatile FakeAgent.Equipment equipment = FakeAgent.Equipment.USUAL;

  FakeEngine(String hostId, FakeRunners runners, FakeCluster cluster) {
    this.hostId = hostId;
    this.runners = runners;
    this.cluster = cluster;
    start();
  }

  void start() {
    startedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  HostReport report(Locale language) {
    return new HostReport(
        hostId,
        cluster.isOffered() ? "kubernetes" : "docker",
        agentVersion,
        "fake",
        capabilities(),
        equipment.cpus(),
        equipment.memoryMiB(),
        IntStream.range(0, equipment.gpus().size())
            .mapToObj(i -> new HostReport.Gpu(i, equipment.gpus().get(i), "Fake", 81_920, 0, 0))
            .toList(),
        1_000_000L,
        List.of(new HostReport.PreflightCheck("fake", true, MADE_UP.in(language))),
        Instant.now(),
        startedAt);
  }

  private List<String> capabilities() {
    return Stream.concat(
            Stream.of("exec", "terminal", "files", "logs", "stats", "images", "singularity"),
            Stream.of(
                    equipment.mayPull() ? "pull" : null,
                    isAttended ? "attach" : null,
                    runners.isOffered() ? "builds" : null,
                    cluster.isOffered() ? "kubeconfig" : "keeps-files")
                .filter(Objects::nonNull))
        .toList();
  }
}
