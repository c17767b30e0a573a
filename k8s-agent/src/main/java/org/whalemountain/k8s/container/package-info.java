/**
 * Lent containers: made, listed, started, stopped, removed. Depends on {@code lent}, {@code
 * tenant}, {@code image}, {@code cluster} and the contract.
 */
package org.whalemountain.k8s.container;
