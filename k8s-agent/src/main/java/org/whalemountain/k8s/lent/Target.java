package org.whalemountain.k8s.lent;

/**
 * The running pod that a stream is about.
 *
 * @param fullName of its container
 * @param namespace where it is
 * @param pod its name
 * @param order what tells it from other containers of its name
 * @param cpus its limit in processors
 * @param memoryMiB its limit
 */
public record Target(
    String fullName, String namespace, String pod, String order, double cpus, long memoryMiB) {}
