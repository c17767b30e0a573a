package org.whalemountain.docker.wire;

import com.github.dockerjava.api.command.InspectContainerResponse;
import java.util.List;
import java.util.Optional;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.docker.engine.Labels;

/**
 * What a stream has to know of its container.
 *
 * @param id the engine's id, 64 hexadecimal digits
 * @param isRunning whether processes run in it, and are not frozen
 * @param pid its first process as the host counts; 0 where it does not run
 * @param user as configured: empty, a name or a number, each perhaps with {@code :group}
 * @param cpus its limit in processors, or nothing
 * @param gpus UUIDs of its GPUs
 */
public record Target(
    String id, boolean isRunning, long pid, String user, Optional<Double> cpus, List<String> gpus) {

  private static final double NANO = 1e9;
  private static final Sentence NOT_RUNNING =
      new Sentence(
          "The container {0} is not running. Start it first.", "コンテナ {0} は実行中ではありません。先に起動してください。");

  /** What is told of one that would have to run. */
  public static ApiException stopped(String fullName) {
    return new ApiException(ErrorCode.WRONG_STATE, NOT_RUNNING.with(fullName));
  }

  /** What the engine's inspection says of it. */
  static Target of(InspectContainerResponse inspected) {
    var state = inspected.getState();
    var running = Boolean.TRUE.equals(state.getRunning());
    var paused = Boolean.TRUE.equals(state.getPaused());
    var nanoCpus = Optional.ofNullable(inspected.getHostConfig().getNanoCPUs());
    var config = inspected.getConfig();
    var gpus = Optional.ofNullable(config.getLabels().get(Labels.GPUS)).orElse("");
    return new Target(
        inspected.getId(),
        running && !paused,
        Optional.ofNullable(state.getPidLong()).orElse(0L),
        Optional.ofNullable(config.getUser()).orElse(""),
        nanoCpus.filter(limit -> limit > 0).map(limit -> limit / NANO),
        gpus.isEmpty() ? List.of() : List.of(gpus.split(",")));
  }

  /**
   * Itself, where it runs.
   *
   * @throws ApiException {@code wrong-state}
   */
  Target running(String fullName) {
    if (!isRunning) {
      throw stopped(fullName);
    }
    return this;
  }
}
