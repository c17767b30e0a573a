/**
 * Each account's namespace, and what it may hold and do. Depends on {@code cluster} and the
 * contract.
 */
package org.whalemountain.k8s.tenant;
