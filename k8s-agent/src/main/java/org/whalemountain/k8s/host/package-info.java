/** The agent's answer about its host. Depends on {@code cluster} and {@code container}. */
package org.whalemountain.k8s.host;
