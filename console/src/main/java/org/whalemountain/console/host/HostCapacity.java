package org.whalemountain.console.host;

import java.util.List;

/**
 * What a host can take, as it was last seen.
 *
 * @param name the host
 * @param address where its containers' ports are reached
 * @param isActive whether it gets new containers
 * @param isFresh whether it answered lately
 * @param isSound whether nothing is wrong with it that an administrator must look at first
 * @param mayPull whether it fetches an image it lacks; also where nobody knows yet what it has
 * @param mayAttach whether somebody may sit before a container's program; false where it was not
 *     asked for
 * @param cpus processors in all
 * @param memoryMiB memory in all
 * @param gpus UUIDs of all its GPUs; empty where they were not asked for
 */
public record HostCapacity(
    String name,
    String address,
    boolean isActive,
    boolean isFresh,
    boolean isSound,
    boolean mayPull,
    boolean mayAttach,
    double cpus,
    long memoryMiB,
    List<String> gpus) {}
