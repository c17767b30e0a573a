package org.whalemountain.docker.stats;

import java.util.List;
import org.whalemountain.api.container.StatsSample;
import org.whalemountain.api.container.StatsSample.GpuUse;
import org.whalemountain.api.host.HostReport.Gpu;

/** What a container's GPUs do, out of what the host tells of all of its own. */
final class GpuUses {

  private GpuUses() {}

  /**
   * The sample, told with its GPUs, in the order in which the container has them. One that the host
   * does not tell of is left out.
   *
   * @param uuids of the container's GPUs
   * @param all of the host
   */
  static StatsSample add(StatsSample sample, List<String> uuids, List<Gpu> all) {
    var uses =
        uuids.stream()
            .flatMap(uuid -> all.stream().filter(gpu -> gpu.uuid().equals(uuid)))
            .map(GpuUses::of)
            .toList();
    return new StatsSample(
        sample.at(),
        sample.cpuPercent(),
        sample.cpus(),
        sample.memoryBytes(),
        sample.memoryLimitBytes(),
        sample.networkReceivedBytes(),
        sample.networkSentBytes(),
        sample.processes(),
        uses);
  }

  private static GpuUse of(Gpu gpu) {
    return new GpuUse(gpu.uuid(), gpu.utilizationPercent(), gpu.usedMemoryMiB(), gpu.memoryMiB());
  }
}
