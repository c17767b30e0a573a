package org.whalemountain.console.lease;

import jakarta.enterprise.context.ApplicationScoped;
import org.whalemountain.console.query.Query;

/** The id of this installation: on the label of every container it ordered. */
@ApplicationScoped
public class Installation {

  private final Query query;
  private volatile String id;

  Installation(Query query) {
    this.query = query;
  }

  /** Made by the migration, never changed. */
  public String id() {
    if (id == null) {
      id = query.first("SELECT id FROM installation", row -> row.getString("id")).orElseThrow();
    }
    return id;
  }
}
