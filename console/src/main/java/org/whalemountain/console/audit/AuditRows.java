package org.whalemountain.console.audit;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.whalemountain.console.web.Page;

/** The rows in the database. */
@ApplicationScoped
class AuditRows {

  private static final int SWEEP_AT_ONCE = 10_000;

  private final EntityManager database;
  private final AuditConfig config;

  AuditRows(EntityManager database, AuditConfig config) {
    this.database = database;
    this.config = config;
  }

  @Transactional
  void store(List<AuditEntry> entries) {
    entries.forEach(this::store);
  }

  private void store(AuditEntry entry) {
    var age = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - entry.began());
    database
        .createNativeQuery(
            """
            INSERT INTO audit
              (at, account, action, target, host, outcome, status, code, address, via)
            VALUES (UTC_TIMESTAMP(6) - INTERVAL :age MICROSECOND,
              :account, :action, :target, :host, :outcome, :status, :code, :address, :via)
            """)
        .setParameter("age", age)
        .setParameter("account", entry.account())
        .setParameter("action", entry.action())
        .setParameter("target", entry.target())
        .setParameter("host", entry.host())
        .setParameter("outcome", entry.outcome())
        .setParameter("status", entry.status())
        .setParameter("code", entry.code())
        .setParameter("address", entry.address())
        .setParameter("via", entry.via())
        .executeUpdate();
  }

  /** Newest first, one more than the page holds where there are more. */
  @Transactional
  List<AuditView> find(AuditQuery wanted, Page page) {
    var query =
        database
            .createQuery(
                """
                from AuditRow where id < :after
                  and (:account is null or account = :account)
                  and (:action is null or action = :action)
                  and (:outcome is null or outcome = :outcome)
                  and at >= :since and at < :until
                order by id desc
                """,
                AuditRow.class)
            .setParameter("after", page.after().map(AuditQuery::id).orElse(Long.MAX_VALUE))
            .setParameter("account", wanted.account())
            .setParameter("action", wanted.action())
            .setParameter("outcome", wanted.outcome())
            .setParameter("since", wanted.since())
            .setParameter("until", wanted.until());
    return query.setMaxResults(page.limit() + 1).getResultStream().map(AuditView::of).toList();
  }

  @Scheduled(
      identity = "audit-sweep",
      every = "1h",
      delayed = "2m",
      concurrentExecution = ConcurrentExecution.SKIP)
  @Transactional
  void sweep() {
    database
        .createNativeQuery(
            "DELETE FROM audit WHERE at < UTC_TIMESTAMP(6) - INTERVAL :keep SECOND LIMIT "
                + SWEEP_AT_ONCE)
        .setParameter("keep", config.keep().toSeconds())
        .executeUpdate();
  }
}
