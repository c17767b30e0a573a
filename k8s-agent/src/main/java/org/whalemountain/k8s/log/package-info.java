/** What containers printed. Depends on {@code lent} and {@code cluster}. */
package org.whalemountain.k8s.log;
