/**
 * The part of the Docker Engine API that the stock {@code docker} command needs, for one's own
 * containers: each call is one of our own verbs, answered in the engine's form; nothing is handed
 * on. Depends on {@code account}, {@code audit}, {@code container}, {@code event}, {@code host},
 * {@code image}, {@code placement}, {@code quota}, {@code stream} and {@code web}.
 */
package org.whalemountain.console.docker;
