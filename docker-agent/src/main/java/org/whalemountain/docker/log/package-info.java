/** What containers printed. Depends on {@code wire}. */
package org.whalemountain.docker.log;
