package org.whalemountain.console.reservation;

import java.util.Set;

/**
 * What living containers hold of one host.
 *
 * @param containers how many they are
 * @param cpus processors, the sum of their limits
 * @param memoryMiB the sum of their limits
 * @param gpus UUIDs
 */
public record HostLoad(int containers, double cpus, long memoryMiB, Set<String> gpus) {

  /** A host that nothing runs on. */
  public static final HostLoad NONE = new HostLoad(0, 0, 0, Set.of());
}
