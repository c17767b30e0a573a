/**
 * One key, one order: what was asked under a key and what was answered. Depends on {@code
 * api.problem}.
 */
package org.whalemountain.console.idempotency;
