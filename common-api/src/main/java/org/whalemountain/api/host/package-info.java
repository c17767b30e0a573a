/** What one host tells about itself, in the contract. Depends on {@code problem} only. */
package org.whalemountain.api.host;
