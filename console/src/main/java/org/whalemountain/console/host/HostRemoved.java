package org.whalemountain.console.host;

/**
 * A host is being removed while containers are left on it; told within the transaction that does.
 *
 * @param host its name
 */
public record HostRemoved(String host) {}
