/**
 * What crosses between Whalemountain's processes: the agents' contract as JAX-RS interfaces, the
 * records it speaks and the problem model; and what both agents do alike ({@code access}, {@code
 * file}, {@code terminal}). No entity. Depends on nothing else of ours.
 */
package org.whalemountain.api;
