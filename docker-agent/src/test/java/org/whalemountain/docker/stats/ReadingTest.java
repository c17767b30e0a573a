package org.whalemountain.docker.stats;

import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReadingTest {

  @ParameterizedTest
  @CsvSource({
    // seconds of processor time before and now, one second apart
    "1.0, 1.0, 0",
    "1.0, 1.5, 50",
    "1.0, 4.0, 300",
    "9.0, 0.1, 0"
  })
  void theShareIsOfOneProcessor(double before, double now, double percent) {
    var earlier = Reading.read(stats("2026-01-01T00:00:00Z", before));
    var later = Reading.read(stats("2026-01-01T00:00:01Z", now));
    assertThat(later.since(earlier, Optional.of(2.0)).cpuPercent()).isEqualTo(percent);
  }

  @Test
  void droppablePageCacheIsNoMemoryInUseWithEitherVersionOfControlGroups() {
    assertThat(Reading.read(memory("total_inactive_file")).memoryBytes()).isEqualTo(700);
    assertThat(Reading.read(memory("inactive_file")).memoryBytes()).isEqualTo(700);
  }

  @Test
  void theZeroOfGosClockIsAStoppedContainer() {
    var stopped = new JsonObject().put("read", "0001-01-01T00:00:00Z");
    assertThat(Reading.read(stopped).isRunning()).isFalse();
  }

  private static JsonObject stats(String at, double seconds) {
    var usage = new JsonObject().put("total_usage", (long) (seconds * 1e9));
    return new JsonObject()
        .put("read", at)
        .put("cpu_stats", new JsonObject().put("cpu_usage", usage).put("online_cpus", 4));
  }

  private static JsonObject memory(String name) {
    return stats("2026-01-01T00:00:00Z", 1)
        .put(
            "memory_stats",
            new JsonObject().put("usage", 1000).put("stats", new JsonObject().put(name, 300)));
  }
}
