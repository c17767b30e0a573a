/**
 * Programs with somebody before them: a container's own and those run beside it, by WebSocket.
 * Depends on {@code exec}, {@code terminal} and {@code wire}.
 */
package org.whalemountain.docker.program;
