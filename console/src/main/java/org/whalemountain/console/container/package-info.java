/**
 * Lent containers: who owns them, what is wanted, what was seen, and the calls that change them.
 * Depends on {@code account}, {@code api.container}, {@code api.problem}, {@code audit}, {@code
 * host}, {@code idempotency}, {@code image}, {@code lease}, {@code meter}, {@code placement},
 * {@code query}, {@code quota} and {@code reservation}.
 */
package org.whalemountain.console.container;
