package org.whalemountain.console.container;

/**
 * Fired where a record was written anew, in the same transaction.
 *
 * @param host where the container is
 * @param containerId the engine's id
 */
public record Adopted(String host, String containerId) {}
