/** Files into and out of containers. Depends on {@code exec} and {@code lent}. */
package org.whalemountain.k8s.file;
