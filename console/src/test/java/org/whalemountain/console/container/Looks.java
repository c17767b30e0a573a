package org.whalemountain.console.container;

import io.quarkus.arc.Arc;

/** Looks at a host now instead of in a few seconds. */
public final class Looks {

  private Looks() {}

  /** One look, finished when this returns. */
  public static void at(String host) {
    Arc.container().instance(HostWatch.class).get().lookAt(host);
  }
}
