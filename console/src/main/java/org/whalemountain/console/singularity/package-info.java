/**
 * Images as files for Singularity: who may have one, and on which host it is made. Depends on
 * {@code audit}, {@code container} and {@code host}.
 */
package org.whalemountain.console.singularity;
