/**
 * The host itself: size, GPUs, preflight. Depends on {@code engine}, {@code network}, {@code
 * singularity}, {@code runner} and the contract.
 */
package org.whalemountain.docker.host;
