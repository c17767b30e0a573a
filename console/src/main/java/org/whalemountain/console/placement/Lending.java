package org.whalemountain.console.placement;

import org.whalemountain.console.host.HostCapacity;

/**
 * How much of any host is lent.
 *
 * @param cpuFactor how often its processors, above 0
 * @param memoryFactor how often its memory, above 0
 * @param ports how many of its ports
 */
record Lending(double cpuFactor, double memoryFactor, int ports) {

  Lending {
    if (!(cpuFactor > 0 && memoryFactor > 0)) {
      throw new IllegalStateException(
          "whalemountain.placement.cpu-overcommit and whalemountain.placement.memory-overcommit must be above 0, were %s and %s"
              .formatted(cpuFactor, memoryFactor));
    }
  }

  double cpus(HostCapacity host) {
    return host.cpus() * cpuFactor;
  }

  long memoryMiB(HostCapacity host) {
    return (long) (host.memoryMiB() * memoryFactor);
  }
}
