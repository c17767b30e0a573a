/** A cluster for a person's own kubectl, in the contract. Depends on {@code problem} only. */
package org.whalemountain.api.kubeconfig;
