/**
 * Templates: named definitions of containers, one's own and those that are offered to everybody,
 * and the form in which definitions are written and shown. Depends on {@code account}, {@code
 * api.container}, {@code api.problem}, {@code audit}, {@code container}, {@code idempotency},
 * {@code image}, {@code placement}, {@code query} and {@code web}.
 */
package org.whalemountain.console.template;
