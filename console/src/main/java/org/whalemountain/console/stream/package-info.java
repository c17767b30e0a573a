/**
 * What flows between a person and a container: terminals, files, logs, numbers. Piped byte by byte
 * with back-pressure, never held. Depends on {@code account}, {@code container}, {@code host},
 * {@code session}, {@code token} and {@code web}.
 */
package org.whalemountain.console.stream;
