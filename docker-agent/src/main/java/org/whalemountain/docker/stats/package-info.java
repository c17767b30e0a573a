/** What containers use. Depends on {@code wire} and, for GPUs, on {@code host}. */
package org.whalemountain.docker.stats;
