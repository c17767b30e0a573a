/**
 * Containers of ours that nobody has a record of: found, adopted or removed, and the records of
 * whole hosts written anew. Depends on {@code api.container}, {@code api.problem}, {@code audit},
 * {@code container}, {@code host}, {@code lease} and {@code query}.
 */
package org.whalemountain.console.orphan;
