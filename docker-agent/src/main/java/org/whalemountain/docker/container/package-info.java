/**
 * Lent containers: made, listed, started, stopped, removed. Depends on {@code engine}, {@code
 * image}, {@code network}, {@code wire} and the contract.
 */
package org.whalemountain.docker.container;
