/**
 * Several consoles on one database: which one runs a timer, which ones live, and the id they share.
 * Depends on {@code query}.
 */
package org.whalemountain.console.lease;
