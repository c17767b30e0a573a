/**
 * Images as files for Singularity: who may have one, and on which host it is made. Depends on
 * {@code audit}, {@code container}, {@code host} and {@code image}.
 */
package org.whalemountain.console.singularity;
