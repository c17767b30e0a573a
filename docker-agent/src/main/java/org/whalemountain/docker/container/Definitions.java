package org.whalemountain.docker.container;

import com.github.dockerjava.api.command.InspectContainerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.whalemountain.api.container.ContainerReport;
import org.whalemountain.api.container.ContainerStatus;
import org.whalemountain.api.container.Launch;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.docker.engine.Engine;
import org.whalemountain.docker.engine.Labels;
import org.whalemountain.docker.engine.LentContainers;

/** What containers were made from, read back from the engine: their records can be lost. */
@ApplicationScoped
class Definitions {
  /** The agent's heap is a few tens of MiB. */
  private static final long MOST_CHARACTERS = 4L * 1024 * 1024;

  private static final long MIB = 1024L * 1024;
  private static final double NANO = 1e9;
  private static final String GPUS_ENVIRONMENT = "NVIDIA_VISIBLE_DEVICES";
  private static final Sentence TOO_LARGE =
      new Sentence(
          "All definitions together are too large. Ask for one owner's.",
          "定義の合計が大きすぎます。所有者ごとに問い合わせてください。");

  private final Engine engine;
  private final LentContainers lent;

  Definitions(Engine engine, LentContainers lent) {
    this.engine = engine;
    this.lent = lent;
  }

  ContainerReport get(String fullName, Locale locale) {
    var found = lent.get(fullName);
    return with(Reports.of(found, locale), found);
  }

  /**
   * Adds to each what it was made from, one after the other: the engine has others to serve. What
   * is only ordered stays as it is, what is gone meanwhile is left out.
   *
   * @throws ApiException {@code too-large}
   */
  List<ContainerReport> of(List<ContainerReport> reports) {
    var all = new ArrayList<ContainerReport>();
    var characters = 0L;
    for (var report : reports) {
      if (report.containerId() == null) {
        all.add(report);
        continue;
      }
      var found = engine.call(client -> LentContainers.find(client, report.fullName()));
      if (found.isPresent() && found.get().getId().equals(report.containerId())) {
        var defined = with(report, found.get());
        characters += size(defined.environments()) + size(defined.command());
        if (characters > MOST_CHARACTERS) {
          throw new ApiException(ErrorCode.TOO_LARGE, TOO_LARGE);
        }
        all.add(defined);
      }
    }
    return all;
  }

  private static ContainerReport with(ContainerReport report, InspectContainerResponse found) {
    var config = found.getConfig();
    var limits = found.getHostConfig();
    var label = DefinitionLabel.read(config.getLabels().get(Labels.DEFINITION));
    var environment = config.getEnv() == null ? new String[0] : config.getEnv();
    var command =
        config.getCmd() == null || !label.map(DefinitionLabel::hasCommand).orElse(true)
            ? new String[0]
            : config.getCmd();
    var nanos = limits.getNanoCPUs() == null ? 0 : limits.getNanoCPUs();
    var memory = limits.getMemory() == null ? 0 : limits.getMemory();
    var policy = limits.getRestartPolicy();
    var launch = label.map(DefinitionLabel::launch).orElse(null);
    var isStopped =
        Launch.of(launch).once()
            ? report.status() != ContainerStatus.RUNNING
            : policy == null || RestartPolicies.NEVER.getName().equals(policy.getName());
    return report.defined(
        environments(environment, label),
        List.of(command),
        label.map(DefinitionLabel::cpus).orElse(nanos / NANO),
        label.map(DefinitionLabel::memoryMiB).orElse((int) (memory / MIB)),
        isStopped ? "stopped" : "running",
        launch);
  }

  /** The engine puts the image's own behind, and for each key keeps the one that was ordered. */
  private static List<String> environments(String[] all, Optional<DefinitionLabel> label) {
    if (label.isEmpty()) {
      // made by an agent that wrote no such label: what stands before the agent's own was ordered
      return Arrays.stream(all)
          .takeWhile(one -> !DefinitionLabel.key(one).equals(GPUS_ENVIRONMENT))
          .toList();
    }
    var byKey = new HashMap<String, String>();
    Arrays.stream(all).forEach(one -> byKey.putIfAbsent(DefinitionLabel.key(one), one));
    return label.get().environments().stream().filter(byKey::containsKey).map(byKey::get).toList();
  }

  private static long size(List<String> texts) {
    return texts.stream().mapToLong(String::length).sum();
  }
}
