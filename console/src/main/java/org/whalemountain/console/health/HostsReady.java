package org.whalemountain.console.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.whalemountain.console.query.Query;

/**
 * Tells how many hosts answer. Silent ones do not make the console unready: it is what people ask
 * about them.
 */
@Readiness
@ApplicationScoped
class HostsReady implements HealthCheck {

  private static final String COUNT =
      """
      SELECT COUNT(*) AS hosts, COALESCE(SUM(unreachable_since IS NOT NULL), 0) AS silent FROM host
      """;

  private record Numbers(long hosts, long silent) {}

  private final AtomicReference<Numbers> last = new AtomicReference<>();
  private final Probe count;

  HostsReady(Query query) {
    this.count =
        new Probe(
            "hosts",
            () -> {
              query
                  .first(COUNT, row -> new Numbers(row.getLong("hosts"), row.getLong("silent")))
                  .ifPresent(last::set);
              return true;
            });
  }

  @Override
  public HealthCheckResponse call() {
    var answer = HealthCheckResponse.named("hosts").up();
    var numbers = count.answers() ? last.get() : null;
    if (numbers != null) {
      answer.withData("answering", numbers.hosts() - numbers.silent());
      answer.withData("silent", numbers.silent());
    }
    return answer.build();
  }
}
