package org.whalemountain.console.container;

import org.whalemountain.console.lease.Leases;

/**
 * One console's turn at what only one may do. A console that slept past its end writes nothing more
 * and calls nobody; where it has called already, the agent refuses the older number.
 *
 * @param leases where it is held
 * @param lease its name
 * @param installation whose containers it is about
 * @param epoch its number, larger than those of all turns before
 */
record Turn(Leases leases, String lease, String installation, long epoch) {

  /** Whether another console may have it by now. */
  boolean isOver() {
    return !leases.isHeld(lease, epoch);
  }

  /** As agents are told it. */
  String text() {
    return installation + "/" + epoch;
  }
}
