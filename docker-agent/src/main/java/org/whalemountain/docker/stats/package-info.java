/** What containers use. Depends on {@code wire}. */
package org.whalemountain.docker.stats;
