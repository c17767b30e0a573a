package org.whalemountain.docker.host;

import org.junit.jupiter.api.Test;
import org.whalemountain.api.host.HostReport.Gpu;

import static org.assertj.core.api.Assertions.assertThat;

class GpuTableTest {
  @Test
  void everyGpuIsReadInTheOrderOfItsIndex() {
    var printed =
        """
        1, GPU-b, NVIDIA A40, 46068, 1024, 87
        0, GPU-a, NVIDIA A40, 46068, 4, 0
        """;

    assertThat(GpuTable.read(printed))
        .containsExactly(
            new Gpu(0, "GPU-a", "NVIDIA A40", 46068, 4, 0),
            new Gpu(1, "GPU-b", "NVIDIA A40", 46068, 1024, 87));
  }

  @Test
  void whatTheHardwareDoesNotTellIsNull() {
    assertThat(GpuTable.read("0, GPU-a, NVIDIA A100, 40960, 0, [N/A]"))
        .containsExactly(new Gpu(0, "GPU-a", "NVIDIA A100", 40960, 0, null));
    assertThat(GpuTable.read("0, GPU-a, T4, 15360, [Not Supported], [Not Supported]"))
        .containsExactly(new Gpu(0, "GPU-a", "T4", 15360, 0, null));
  }

  @Test
  void whatIsNoGpuIsLeftOut() {
    assertThat(GpuTable.read("")).isEmpty();
    assertThat(GpuTable.read("No devices were found\n")).isEmpty();
    assertThat(GpuTable.read("0, [Unknown Error], NVIDIA A40, 1, 2, 3")).isEmpty();
    assertThat(GpuTable.read("x, GPU-a, NVIDIA A40, 1, 2, 3")).isEmpty();
  }
}
