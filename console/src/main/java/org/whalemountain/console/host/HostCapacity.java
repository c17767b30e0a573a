package org.whalemountain.console.host;

import java.util.List;

/**
 * What a host can take, as it was last seen.
 *
 * @param name the host
 * @param address where its containers' ports are reached
 * @param isActive whether it gets new containers
 * @param isFresh whether it answered lately
 * @param isSound whether what answers there is believed
 * @param cpus processors in all
 * @param memoryMiB memory in all
 * @param gpus UUIDs of all its GPUs
 */
public record HostCapacity(
    String name,
    String address,
    boolean isActive,
    boolean isFresh,
    boolean isSound,
    double cpus,
    long memoryMiB,
    List<String> gpus) {}
