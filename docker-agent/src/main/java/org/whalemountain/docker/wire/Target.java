package org.whalemountain.docker.wire;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.whalemountain.api.container.FullName;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;

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
  private static final Sentence NOT_HERE =
      new Sentence("There is no container {0} on this host.", "コンテナ {0} はこのホストにありません。");
  private static final Sentence NOT_RUNNING =
      new Sentence(
          "The container {0} is not running. Start it first.", "コンテナ {0} は実行中ではありません。先に起動してください。");

  /** What is told of a name that is not there or not ours. */
  static ApiException notHere(String fullName) {
    return new ApiException(ErrorCode.NOT_FOUND, NOT_HERE.with(fullName));
  }

  /** What is told of one that would have to run. */
  public static ApiException stopped(String fullName) {
    return new ApiException(ErrorCode.WRONG_STATE, NOT_RUNNING.with(fullName));
  }

  /** Reads the engine's inspection; nothing where the labels do not belong to the name. */
  static Optional<Target> read(String fullName, JsonObject inspected) {
    var config = inspected.getJsonObject("Config", new JsonObject());
    var labels = Optional.ofNullable(config.getJsonObject("Labels")).orElseGet(JsonObject::new);
    var owner = labels.getString("whalemountain.owner");
    var name = labels.getString("whalemountain.name");
    // labels are copied by commit and may stand in images: only with the name they belong to
    if (owner == null || name == null || !FullName.of(owner, name).equals(fullName)) {
      return Optional.empty();
    }
    var state = inspected.getJsonObject("State", new JsonObject());
    var running = state.getBoolean("Running", false) && !state.getBoolean("Paused", false);
    var limits = inspected.getJsonObject("HostConfig", new JsonObject());
    var nanoCpus = Optional.ofNullable(limits.getLong("NanoCpus")).orElse(0L);
    return Optional.of(
        new Target(
            inspected.getString("Id"),
            running,
            state.getLong("Pid", 0L),
            Optional.ofNullable(config.getString("User")).orElse(""),
            nanoCpus > 0 ? Optional.of(nanoCpus / NANO) : Optional.empty(),
            gpus(limits)));
  }

  private static List<String> gpus(JsonObject limits) {
    return Optional.ofNullable(limits.getJsonArray("DeviceRequests"))
        .orElseGet(JsonArray::new)
        .stream()
        .map(JsonObject.class::cast)
        .flatMap(
            asked ->
                Optional.ofNullable(asked.getJsonArray("DeviceIDs"))
                    .orElseGet(JsonArray::new)
                    .stream())
        .map(id -> String.valueOf(id).replaceFirst("^nvidia\\.com/gpu=", ""))
        .toList();
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
