package org.whalemountain.docker.stats;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.whalemountain.api.container.StatsSample;

/**
 * One reading of the engine's counters ("Get container stats" in its API).
 *
 * @param at when; the zero of Go's clock, year 1, where the container does not run
 * @param cpu processor time used since the start, on all processors together
 * @param processors of the host
 * @param memoryBytes in use, without what the kernel can drop
 * @param memoryLimitBytes the limit
 * @param receivedBytes over all networks
 * @param sentBytes over all networks
 * @param processes how many
 */
record Reading(
    Instant at,
    Duration cpu,
    int processors,
    long memoryBytes,
    long memoryLimitBytes,
    long receivedBytes,
    long sentBytes,
    long processes) {

  private static final JsonObject NONE = new JsonObject();

  static Reading read(JsonObject stats) {
    var memory = stats.getJsonObject("memory_stats", NONE);
    var networks = stats.getJsonObject("networks", NONE);
    return new Reading(
        Instant.parse(stats.getString("read")),
        cpu(stats.getJsonObject("cpu_stats", NONE)),
        stats.getJsonObject("cpu_stats", NONE).getInteger("online_cpus", 1),
        Math.max(0, memory.getLong("usage", 0L) - droppable(memory)),
        memory.getLong("limit", 0L),
        sum(networks, "rx_bytes"),
        sum(networks, "tx_bytes"),
        stats.getJsonObject("pids_stats", NONE).getLong("current", 0L));
  }

  /** The reading before, which the engine's stream carries along; nothing in its first piece. */
  static Optional<Reading> before(JsonObject stats) {
    var at = Instant.parse(stats.getString("preread", "0001-01-01T00:00:00Z"));
    var cpu = cpu(stats.getJsonObject("precpu_stats", NONE));
    var reading = new Reading(at, cpu, 1, 0, 0, 0, 0, 0);
    return reading.isRunning() ? Optional.of(reading) : Optional.empty();
  }

  boolean isRunning() {
    return at.isAfter(Instant.EPOCH);
  }

  /**
   * What is told of it.
   *
   * @param before an earlier reading of the same container
   * @param cpus the container's limit, or nothing
   */
  StatsSample since(Reading before, Optional<Double> cpus) {
    return new StatsSample(
        at,
        percent(before),
        cpus.orElse((double) processors),
        memoryBytes,
        memoryLimitBytes,
        receivedBytes,
        sentBytes,
        processes,
        List.of());
  }

  /** Of one processor. Less than nothing means that it was started anew in between. */
  private double percent(Reading before) {
    var passed = Duration.between(before.at, at).toNanos();
    var used = cpu.minus(before.cpu).toNanos();
    return passed <= 0 || used < 0 ? 0 : Math.round(10_000.0 * used / passed) / 100.0;
  }

  private static Duration cpu(JsonObject cpu) {
    return Duration.ofNanos(cpu.getJsonObject("cpu_usage", NONE).getLong("total_usage", 0L));
  }

  /**
   * The part of the page cache that is not in active use, named one way by control groups v1 and
   * another by v2; what {@code docker stats} subtracts too.
   */
  private static long droppable(JsonObject memory) {
    var details = memory.getJsonObject("stats", NONE);
    return details.getLong("total_inactive_file", details.getLong("inactive_file", 0L));
  }

  private static long sum(JsonObject networks, String counter) {
    return networks.stream()
        .mapToLong(network -> networks.getJsonObject(network.getKey()).getLong(counter, 0L))
        .sum();
  }
}
