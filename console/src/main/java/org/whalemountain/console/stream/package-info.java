/**
 * What flows between a person and a host: a container's terminals, files, logs and numbers, and
 * files of images. Piped byte by byte with back-pressure, never held. Depends on {@code account},
 * {@code container}, {@code host}, {@code session}, {@code singularity}, {@code token} and {@code
 * web}.
 */
package org.whalemountain.console.stream;
