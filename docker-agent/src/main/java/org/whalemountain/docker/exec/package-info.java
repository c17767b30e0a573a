/**
 * Commands in a container: started, read, and killed with all they started. Depends on {@code
 * wire}.
 */
package org.whalemountain.docker.exec;
