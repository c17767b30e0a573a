/** Kubeconfigs for people's own kubectl. Depends on {@code tenant} and {@code cluster}. */
package org.whalemountain.k8s.kubeconfig;
