/** The images on the nodes. Depends on {@code cluster}. */
package org.whalemountain.k8s.image;
