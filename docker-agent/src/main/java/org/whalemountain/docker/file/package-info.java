/** Files into and out of containers. Depends on {@code wire}. */
package org.whalemountain.docker.file;
