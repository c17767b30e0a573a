/** The images of the host. Depends on {@code engine} and the contract. */
package org.whalemountain.docker.image;
