package org.whalemountain.console.audit;

import io.vertx.ext.web.RoutingContext;

/** What a call adds to its own row. */
public final class Audit {

  private static final String NOTE = "whalemountain.audit";

  private Audit() {}

  /**
   * The notes of this call, to which a feature adds what the address does not show. Never values a
   * person keeps secret.
   */
  public static AuditNote note(RoutingContext call) {
    AuditNote note = call.get(NOTE);
    if (note == null) {
      note = new AuditNote();
      call.put(NOTE, note);
    }
    return note;
  }
}
