/** What containers printed. Depends on {@code exec}, {@code lent} and {@code cluster}. */
package org.whalemountain.k8s.log;
