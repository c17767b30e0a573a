/**
 * The host itself: size, GPUs, preflight. Depends on {@code engine}, {@code network} and the
 * contract.
 */
package org.whalemountain.docker.host;
