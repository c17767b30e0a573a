/** Lent containers as the cluster has them. Depends on {@code cluster} and {@code tenant}. */
package org.whalemountain.k8s.lent;
