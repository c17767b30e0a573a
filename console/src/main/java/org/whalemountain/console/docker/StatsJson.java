package org.whalemountain.console.docker;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.whalemountain.api.container.StatsSample;

/**
 * A sample in the engine's form, whose readers work out a share from counters: the counters here
 * are such that the share comes out as it was measured.
 */
final class StatsJson {

  private static final double SECOND_NANOS = 1e9;

  private StatsJson() {}

  static JsonObject of(StatsSample sample, String id, String name) {
    var processors = Math.max(1, (int) Math.ceil(sample.cpus()));
    var used = Math.round(sample.cpuPercent() / 100 * SECOND_NANOS);
    return new JsonObject()
        .put("id", id)
        .put("name", "/" + name)
        .put("read", sample.at().toString())
        .put("preread", sample.at().minusSeconds(1).toString())
        .put("cpu_stats", cpu(1 + used, 1 + Math.round(processors * SECOND_NANOS), processors))
        .put("precpu_stats", cpu(1, 1, processors))
        .put(
            "memory_stats",
            new JsonObject()
                .put("usage", sample.memoryBytes())
                .put("limit", sample.memoryLimitBytes())
                .put("stats", new JsonObject()))
        .put("pids_stats", new JsonObject().put("current", sample.processes()))
        .put("blkio_stats", new JsonObject().put("io_service_bytes_recursive", new JsonArray()))
        .put("num_procs", 0)
        .put("storage_stats", new JsonObject())
        .put(
            "networks",
            new JsonObject()
                .put(
                    "eth0",
                    new JsonObject()
                        .put("rx_bytes", sample.networkReceivedBytes())
                        .put("tx_bytes", sample.networkSentBytes())));
  }

  private static JsonObject cpu(long used, long passed, int processors) {
    return new JsonObject()
        .put("cpu_usage", new JsonObject().put("total_usage", used))
        .put("system_cpu_usage", passed)
        .put("online_cpus", processors)
        .put("throttling_data", new JsonObject());
  }
}
