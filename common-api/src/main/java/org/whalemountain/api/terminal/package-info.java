/**
 * The client's side of terminals in both agents: the route, and one connection. The shell's side is
 * each agent's own. Depends on {@code container} and {@code problem}.
 */
package org.whalemountain.api.terminal;
