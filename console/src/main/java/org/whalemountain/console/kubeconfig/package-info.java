/**
 * Kubeconfigs for people's own kubectl, from hosts that give them out. Depends on {@code
 * api.kubeconfig}, {@code api.problem}, {@code audit} and {@code host}.
 */
package org.whalemountain.console.kubeconfig;
