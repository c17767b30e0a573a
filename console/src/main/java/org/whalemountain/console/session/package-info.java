/**
 * Log in, stay in, log out: server-side sessions behind an opaque cookie. Depends on {@code
 * account}, {@code audit}, {@code clock}, {@code query} and {@code web}.
 */
package org.whalemountain.console.session;
