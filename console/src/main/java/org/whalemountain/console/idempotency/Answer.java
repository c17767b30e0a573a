package org.whalemountain.console.idempotency;

/**
 * What a keyed request was answered, word for word.
 *
 * @param containerId what it ordered
 * @param status HTTP status
 * @param body JSON
 */
public record Answer(String containerId, int status, String body) {}
