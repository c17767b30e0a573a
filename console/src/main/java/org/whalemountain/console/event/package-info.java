/**
 * Tells open pages what changed, so that they need not ask. Depends on {@code account}, {@code
 * container}, {@code host}, {@code image}, {@code runner}, {@code stream} and {@code web}.
 */
package org.whalemountain.console.event;
