package org.whalemountain.console.lease;

import jakarta.persistence.EntityManager;

/** Leases as a second console on the same database holds them. */
public final class OtherConsole {

  private OtherConsole() {}

  /** One that has none yet. */
  public static Leases on(EntityManager database) {
    return new Leases(database);
  }
}
