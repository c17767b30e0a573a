/**
 * Log in, stay in, log out: server-side sessions behind an opaque cookie. Depends on {@code
 * account}, {@code audit}, {@code clock} and {@code web}.
 */
package org.whalemountain.console.session;
