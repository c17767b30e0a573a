/**
 * The networks in the engine: one for each account, taken from a pool of addresses, and the one
 * that carries the host's identity. Depends on {@code engine} and the contract.
 */
package org.whalemountain.docker.network;
