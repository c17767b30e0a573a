/** The agent's answer about its host. Depends on {@code cluster}. */
package org.whalemountain.k8s.host;
