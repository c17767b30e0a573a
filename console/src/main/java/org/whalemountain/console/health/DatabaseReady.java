package org.whalemountain.console.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.whalemountain.console.query.Query;

/** Without the database nothing can be done: the one part whose absence makes it not ready. */
@Readiness
@ApplicationScoped
class DatabaseReady implements HealthCheck {

  private final Probe database;

  DatabaseReady(Query query) {
    this.database =
        new Probe(
            "database", () -> query.first("SELECT 1 AS one", row -> row.getInt("one")).isPresent());
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("database").status(database.answers()).build();
  }
}
