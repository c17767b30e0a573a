package org.whalemountain.console.lease;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.whalemountain.console.query.Query;

/** The id of this installation: on the label of every container it ordered. */
@ApplicationScoped
public class Installation {

  private static final Duration FRESH = Duration.ofSeconds(1);

  private final Query query;
  private volatile Known known;

  Installation(Query query) {
    this.query = query;
  }

  private record Known(String id, long nanos) {}

  /** Made by the migration; changed only when an empty database takes over an older one's. */
  public String id() {
    var last = known;
    if (last == null || System.nanoTime() - last.nanos > FRESH.toNanos()) {
      var id = query.first("SELECT id FROM installation", row -> row.getString("id")).orElseThrow();
      last = new Known(id, System.nanoTime());
      known = last;
    }
    return last.id;
  }

  /**
   * Takes over the id of an older database, as long as nothing was ordered under this one. Other
   * consoles on this database follow within a second.
   *
   * @return whether it was taken over
   */
  public boolean become(String id) {
    var taken =
        query.change(
            "UPDATE installation SET id = ? WHERE NOT EXISTS (SELECT 1 FROM container WHERE live_name IS NOT NULL)",
            id);
    known = null;
    return taken == 1 || id.equals(id());
  }
}
