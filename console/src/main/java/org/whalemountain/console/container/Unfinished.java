package org.whalemountain.console.container;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.whalemountain.console.lease.Leases;
import org.whalemountain.console.query.Query;

/**
 * Calls of this console that could not be ended in their records, because the database was away:
 * they are ended as soon as it is back. Else the records would count as busy until the time of such
 * a call is over, and the watch would leave them alone.
 */
@ApplicationScoped
class Unfinished {

  /**
   * A later call of this console on the same record has a later time. What a start or stop asked
   * for is left open for looks to settle; assignments run from left to right.
   */
  private static final String END =
      """
      UPDATE container SET busy_with = IF(busy_with IN ('START', 'STOP', 'KILL', 'RESTART'), busy_with, NULL), busy_by = NULL,
        busy_until = IF(busy_with IS NULL, NULL, UTC_TIMESTAMP(6)), version = version + 1
      WHERE id = ? AND busy_by = ? AND touched_at <= ?
      """;

  private final Query query;
  private final Leases leases;
  private final Map<String, Instant> left = new ConcurrentHashMap<>();

  Unfinished(Query query, Leases leases) {
    this.query = query;
    this.leases = leases;
  }

  /** Carries a call on that record out, and remembers where it broke off. */
  <T> T watch(String id, Supplier<T> call) {
    try {
      return call.get();
    } catch (RuntimeException e) {
      left.put(id, Instant.now());
      throw e;
    }
  }

  @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void endAll() {
    left.forEach(
        (id, since) -> {
          query.change(END, id, leases.me(), since);
          left.remove(id, since);
        });
  }
}
