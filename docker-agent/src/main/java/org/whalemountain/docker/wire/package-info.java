/**
 * Calls to the Docker engine whose bodies flow: without a thread for each, with back-pressure in
 * both directions, and ended at once by closing them. docker-java can do neither. Depends on {@code
 * engine} only.
 */
package org.whalemountain.docker.wire;
