/** The images of one host, in the contract. Depends on {@code problem} only. */
package org.whalemountain.api.image;
