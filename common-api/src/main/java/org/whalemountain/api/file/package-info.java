/** Files into and out of a container, in the contract. Depends on {@code problem} only. */
package org.whalemountain.api.file;
