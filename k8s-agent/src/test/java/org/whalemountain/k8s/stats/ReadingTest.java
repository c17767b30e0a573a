package org.whalemountain.k8s.stats;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.whalemountain.k8s.lent.Target;

import static org.assertj.core.api.Assertions.assertThat;

class ReadingTest {

  @Test
  void theUseOfProcessorsIsBetweenTwoLooks() {
    var target = new Target("e175701-web", "wm-e175701", "web-1", "o", 0.5, 64);
    var at = Instant.parse("2026-04-01T00:00:00Z");
    var before = Reading.of("1000 400 1000000000 3 5 6\n", at).orElseThrow();
    var now = Reading.of("2000 400 1250000000 3 7 8", at.plusSeconds(1)).orElseThrow();
    var sample = now.since(before, target);
    assertThat(sample.cpuPercent()).isEqualTo(25);
    assertThat(sample.memoryBytes()).isEqualTo(1600);
    assertThat(sample.memoryLimitBytes()).isEqualTo(64L * 1024 * 1024);
    assertThat(sample.processes()).isEqualTo(2);
    assertThat(sample.networkReceivedBytes()).isEqualTo(7);
  }

  @Test
  void anythingElseIsNoReading() {
    assertThat(Reading.of("sh: not found", Instant.now())).isEmpty();
  }
}
