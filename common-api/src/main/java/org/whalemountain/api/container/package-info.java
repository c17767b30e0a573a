/**
 * What one container is, in the contract: what is asked for, what is reported, and the calls.
 * Depends on {@code problem} only.
 */
package org.whalemountain.api.container;
