package org.whalemountain.console.clock;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.whalemountain.console.query.Query;

/** What time it is in the database: two consoles whose own clocks differ judge alike. */
@ApplicationScoped
public class DatabaseClock {

  private final Query query;

  DatabaseClock(Query query) {
    this.query = query;
  }

  /** Now, to the microsecond. */
  public Instant now() {
    // Not by Hibernate: it would shift the value by the JVM's time zone.
    return query
        .first("SELECT UTC_TIMESTAMP(6)", row -> row.getObject(1, LocalDateTime.class))
        .orElseThrow()
        .toInstant(ZoneOffset.UTC);
  }
}
