package org.whalemountain.console.clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** What time it is in the database: two consoles whose own clocks differ judge alike. */
@ApplicationScoped
public class DatabaseClock {

  private final EntityManager database;

  DatabaseClock(EntityManager database) {
    this.database = database;
  }

  /** Now, to the microsecond. Needs a transaction or a request. */
  public Instant now() {
    var now = database.createNativeQuery("SELECT UTC_TIMESTAMP(6)", LocalDateTime.class);
    return ((LocalDateTime) now.getSingleResult()).toInstant(ZoneOffset.UTC);
  }
}
