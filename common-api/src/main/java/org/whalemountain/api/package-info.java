/**
 * What crosses between Whalemountain's processes: the agents' contract as JAX-RS interfaces, the
 * records it speaks and the problem model. No logic, no entity. Depends on nothing else of ours.
 */
package org.whalemountain.api;
