package org.whalemountain.console.host;

/**
 * A host is about to be removed by force; told before anything is changed, outside of a
 * transaction, while its agent may still be called.
 *
 * @param host its name
 */
public record HostLeaving(String host) {}
