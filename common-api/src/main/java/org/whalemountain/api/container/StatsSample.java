package org.whalemountain.api.container;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;

/**
 * What a running container uses at one moment.
 *
 * @param at when it was measured
 * @param cpuPercent of one processor: 150 is one and a half; since the sample before
 * @param cpus its limit in processors
 * @param memoryBytes in use, without the page cache that can be dropped
 * @param memoryLimitBytes its limit
 * @param networkReceivedBytes since it was started
 * @param networkSentBytes since it was started
 * @param processes how many run in it
 * @param gpus its GPUs
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record StatsSample(
    Instant at,
    double cpuPercent,
    double cpus,
    long memoryBytes,
    long memoryLimitBytes,
    long networkReceivedBytes,
    long networkSentBytes,
    long processes,
    List<GpuUse> gpus) {

  public StatsSample {
    gpus = gpus == null ? List.of() : List.copyOf(gpus);
  }

  /**
   * The use of one GPU, by everybody on it.
   *
   * @param uuid which one
   * @param utilizationPercent null where the GPU does not tell (MIG)
   * @param usedMemoryMiB of its memory
   * @param memoryMiB its memory
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record GpuUse(
      String uuid, Integer utilizationPercent, long usedMemoryMiB, long memoryMiB) {}
}
