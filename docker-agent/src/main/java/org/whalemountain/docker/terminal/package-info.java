/** A shell in a container, over a WebSocket. Depends on {@code exec} and {@code wire}. */
package org.whalemountain.docker.terminal;
