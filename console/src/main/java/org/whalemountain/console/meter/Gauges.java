package org.whalemountain.console.meter;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.whalemountain.api.meter.Measure;
import org.whalemountain.console.query.Query;

/**
 * Numbers that stand in the database, read every few seconds and not when Prometheus asks: a frozen
 * database must not freeze what tells of it. Ages go on growing meanwhile.
 */
@ApplicationScoped
class Gauges {

  private static final Logger LOG = Logger.getLogger(Gauges.class);
  private static final String HOSTS =
      "SELECT name, seen_at, unreachable_since IS NOT NULL AS silent FROM host";
  private static final String CONTAINERS_BY_STATUS =
      """
      SELECT host, status, COUNT(*) AS number FROM container
      WHERE live_name IS NOT NULL GROUP BY host, status
      """;
  private static final String WAITING =
      """
      SELECT h.name, COUNT(c.id) AS number FROM host h
      LEFT JOIN container c
        ON c.host = h.name AND c.live_name IS NOT NULL AND c.queue_place IS NOT NULL
      GROUP BY h.name
      """;

  private final Query query;
  private final MultiGauge ages = rows(Meters.HOST_AGE, "seconds");
  private final MultiGauge silent = rows(Meters.HOST_UNREACHABLE, null);
  private final MultiGauge containers = rows(Meters.CONTAINERS, null);
  private final MultiGauge waiting = rows(Meters.STARTS_WAITING, null);
  private final AtomicLong sessions = new AtomicLong();

  Gauges(Query query) {
    this.query = query;
    Meters.SESSIONS.ask(sessions::get);
  }

  private record Host(String name, Instant seenAt, boolean isSilent) {}

  @Scheduled(
      identity = "gauges",
      every = "${whalemountain.gauges.every:10s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void read() {
    try {
      readAll();
    } catch (RuntimeException e) {
      // the next reading gets through; readiness tells of the database
      LOG.debug("numbers could not be read", e);
    }
  }

  private void readAll() {
    var hosts =
        query.all(
            HOSTS,
            row ->
                new Host(
                    row.getString("name"), Query.time(row, "seen_at"), row.getBoolean("silent")));
    var ageRows = new ArrayList<Row<?>>();
    var silentRows = new ArrayList<Row<?>>();
    for (var host : hosts) {
      var tags = Tags.of("host", host.name());
      ageRows.add(Row.of(tags, host.seenAt(), Gauges::age));
      silentRows.add(Row.of(tags, host.isSilent() ? 1 : 0));
    }
    ages.register(ageRows, true);
    silent.register(silentRows, true);
    containers.register(
        query.all(
            CONTAINERS_BY_STATUS,
            row ->
                Row.of(
                    Tags.of(
                        "host",
                        row.getString("host"),
                        "status",
                        row.getString("status").toLowerCase(Locale.ROOT)),
                    row.getLong("number"))),
        true);
    waiting.register(
        query.all(
            WAITING, row -> Row.of(Tags.of("host", row.getString("name")), row.getLong("number"))),
        true);
    sessions.set(
        query
            .first("SELECT COUNT(*) AS number FROM session", row -> row.getLong("number"))
            .orElse(0L));
  }

  private static double age(Instant seenAt) {
    return Duration.between(seenAt, Instant.now()).toMillis() / 1000.0;
  }

  private static MultiGauge rows(Measure measure, String unit) {
    return MultiGauge.builder(measure.name())
        .description(measure.meaning())
        .baseUnit(unit)
        .register(Metrics.globalRegistry);
  }
}
