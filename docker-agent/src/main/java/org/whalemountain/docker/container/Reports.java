package org.whalemountain.docker.container;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ContainerNetwork;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.whalemountain.api.container.ContainerReport;
import org.whalemountain.api.container.ContainerSpec;
import org.whalemountain.api.container.ContainerStatus;
import org.whalemountain.api.container.FullName;
import org.whalemountain.api.container.PullProgress;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.docker.engine.Labels;

/** What the engine says of a container, in the contract's words. */
final class Reports {
  private static final Pattern EXIT_CODE = Pattern.compile("\\((-?\\d{1,10})\\)");
  private static final Sentence RESTARTING =
      new Sentence("Its command failed and is started again.", "コマンドが失敗したため、再起動しています。");
  private static final Sentence PAUSED =
      new Sentence("It is paused on its host by an administrator.", "管理者がホスト上で一時停止しています。");
  private static final Sentence QUEUED =
      new Sentence("The image waits until others are pulled.", "ほかのイメージの取得が終わるのを待っています。");
  private static final Sentence IN_TURN =
      new Sentence("Waits for its turn: place {0}.", "起動の順番を待っています: {0} 番目。");
  private static final Sentence STARTING = new Sentence("It is being started.", "起動しています。");
  private static final Sentence DEAD =
      new Sentence("The engine could not remove it.", "エンジンが削除に失敗しました。");

  private Reports() {}

  /** From a list of the engine, which does not tell when it was started. */
  static ContainerReport of(Container listed, Locale locale) {
    var exitCode = EXIT_CODE.matcher(Objects.toString(listed.getStatus(), ""));
    var networks =
        listed.getNetworkSettings() == null
            ? List.<ContainerNetwork>of()
            : listed.getNetworkSettings().getNetworks().values();
    var code =
        hasEnded(listed.getState()) && exitCode.find() ? Integer.valueOf(exitCode.group(1)) : null;
    return report(
        listed.getId(),
        listed.getNames()[0],
        listed.getLabels(),
        listed.getImageId(),
        listed.getState(),
        code,
        networkId(networks),
        Instant.ofEpochSecond(listed.getCreated()),
        null,
        null,
        line(listed.getCommand()),
        locale);
  }

  /** From the engine's full account. */
  static ContainerReport of(InspectContainerResponse found, Locale locale) {
    var state = found.getState();
    var code =
        hasEnded(state.getStatus()) && state.getExitCodeLong() != null
            ? Integer.valueOf(state.getExitCodeLong().intValue())
            : null;
    return report(
        found.getId(),
        found.getName(),
        found.getConfig().getLabels(),
        found.getImageId(),
        state.getStatus(),
        code,
        networkId(found.getNetworkSettings().getNetworks().values()),
        time(found.getCreated()),
        time(state.getStartedAt()),
        hasEnded(state.getStatus()) ? time(state.getFinishedAt()) : null,
        line(program(found)),
        locale);
  }

  /** Of one that waits for its image. */
  static ContainerReport waiting(
      ContainerSpec spec, String hash, Optional<PullProgress> progress, Locale locale) {
    var sentence = progress.map(PullProgress::sentence).orElse(QUEUED);
    return ordered(spec, hash, sentence, progress.orElse(null), null, locale);
  }

  /**
   * Of one that waits for its turn.
   *
   * @param place 1 is next; null where its turn has come
   */
  static ContainerReport queued(ContainerSpec spec, String hash, Integer place, Locale locale) {
    var sentence = place == null ? STARTING : IN_TURN.with(place);
    return ordered(spec, hash, sentence, null, place, locale);
  }

  private static ContainerReport ordered(
      ContainerSpec spec,
      String hash,
      Sentence sentence,
      PullProgress progress,
      Integer place,
      Locale locale) {
    return new ContainerReport(
        spec.id(),
        spec.owner(),
        spec.name(),
        spec.fullName(),
        spec.console(),
        hash,
        spec.image(),
        null,
        ContainerStatus.CREATING,
        sentence.in(locale),
        null,
        null,
        null,
        FullName.networkOf(spec.owner()),
        spec.ports(),
        spec.gpus(),
        null,
        null,
        sentence,
        progress,
        place,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static ContainerReport report(
      String containerId,
      String engineName,
      Map<String, String> labels,
      String imageId,
      String state,
      Integer exitCode,
      String networkId,
      Instant createdAt,
      Instant startedAt,
      Instant finishedAt,
      String program,
      Locale locale) {
    var owner = labels.get(Labels.OWNER);
    var name = labels.get(Labels.NAME);
    return new ContainerReport(
        labels.get(Labels.ID),
        owner,
        name,
        engineName.substring(1),
        labels.get(Labels.CONSOLE),
        labels.get(Labels.SPEC),
        labels.get(Labels.IMAGE),
        imageId,
        status(state, labels),
        detail(state).map(sentence -> sentence.in(locale)).orElse(null),
        exitCode,
        containerId,
        networkId,
        FullName.networkOf(owner),
        PortLabel.read(labels.get(Labels.PORTS)),
        gpus(labels.get(Labels.GPUS)),
        createdAt,
        startedAt,
        detail(state).orElse(null),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        finishedAt,
        null,
        program);
  }

  private static String program(InspectContainerResponse found) {
    var arguments = found.getArgs() == null ? new String[0] : found.getArgs();
    return Stream.concat(Stream.of(Objects.toString(found.getPath(), "")), Stream.of(arguments))
        .collect(Collectors.joining(" "));
  }

  private static String line(String program) {
    var line = Objects.toString(program, "").replaceAll("\\p{Cntrl}", " ");
    return line.substring(0, Math.min(line.length(), ContainerReport.LONGEST_PROGRAM));
  }

  /** One that is only made, and waits for somebody to start it, is a stopped one. */
  private static ContainerStatus status(String state, Map<String, String> labels) {
    return "created".equals(state) && DefinitionLabel.launch(labels).held()
        ? ContainerStatus.STOPPED
        : status(state);
  }

  /** The engine's states are created, running, paused, restarting, removing, exited and dead. */
  static ContainerStatus status(String state) {
    return switch (Objects.toString(state, "")) {
      case "created", "restarting" -> ContainerStatus.CREATING;
      case "running", "paused" -> ContainerStatus.RUNNING;
      case "dead" -> ContainerStatus.FAILED;
      default -> ContainerStatus.STOPPED;
    };
  }

  private static boolean hasEnded(String state) {
    return "exited".equals(state) || "dead".equals(state) || "restarting".equals(state);
  }

  private static Optional<Sentence> detail(String state) {
    return switch (Objects.toString(state, "")) {
      case "restarting" -> Optional.of(RESTARTING);
      case "dead" -> Optional.of(DEAD);
      case "paused" -> Optional.of(PAUSED);
      default -> Optional.empty();
    };
  }

  private static String networkId(Collection<ContainerNetwork> networks) {
    return networks.stream()
        .map(ContainerNetwork::getNetworkID)
        .filter(id -> id != null && !id.isBlank())
        .findFirst()
        .orElse(null);
  }

  private static List<String> gpus(String label) {
    return label == null || label.isBlank() ? List.of() : Arrays.asList(label.split(","));
  }

  /** The engine writes the year 1 for never. */
  private static Instant time(String text) {
    try {
      return text == null || text.startsWith("0001-") ? null : Instant.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
