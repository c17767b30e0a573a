package org.whalemountain.docker.stats;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.container.StatsSample;
import org.whalemountain.api.container.StatsSample.GpuUse;
import org.whalemountain.api.host.HostReport.Gpu;

import static org.assertj.core.api.Assertions.assertThat;

class GpuUsesTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final StatsSample SAMPLE =
      new StatsSample(NOW, 12.5, 2, 100, 200, 3, 4, 5, List.of());
  private static final List<Gpu> HOST =
      List.of(
          new Gpu(0, "GPU-a", "NVIDIA A40", 46068, 4, 0),
          new Gpu(1, "GPU-b", "NVIDIA A40", 46068, 1024, 87),
          new Gpu(2, "GPU-c", "NVIDIA A100", 40960, 7, null));

  @Test
  void onlyTheContainersOwnGpusAreToldInItsOrder() {
    var told = GpuUses.add(SAMPLE, List.of("GPU-c", "GPU-b"), HOST);

    assertThat(told.gpus())
        .containsExactly(new GpuUse("GPU-c", null, 7, 40960), new GpuUse("GPU-b", 87, 1024, 46068));
  }

  @Test
  void theRestOfTheSampleStays() {
    var told = GpuUses.add(SAMPLE, List.of("GPU-a"), HOST);

    assertThat(told)
        .isEqualTo(
            new StatsSample(
                NOW, 12.5, 2, 100, 200, 3, 4, 5, List.of(new GpuUse("GPU-a", 0, 4, 46068))));
  }

  @Test
  void aGpuTheHostDoesNotTellOfIsLeftOut() {
    assertThat(GpuUses.add(SAMPLE, List.of("GPU-z"), HOST).gpus()).isEmpty();
    assertThat(GpuUses.add(SAMPLE, List.of("GPU-a"), List.of()).gpus()).isEmpty();
  }
}
