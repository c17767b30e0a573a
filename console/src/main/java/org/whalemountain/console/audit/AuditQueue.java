package org.whalemountain.console.audit;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.whalemountain.console.web.DatabaseProblem;

/**
 * Takes rows to the database without holding up any call. A row that cannot be stored is written to
 * the log at once, never lost silently; where the database does not answer it is stored as soon as
 * it does. A row whose commit broke may stand there twice.
 */
@ApplicationScoped
class AuditQueue {

  private static final Logger LOG = Logger.getLogger(AuditQueue.class);
  private static final int BATCH = 100;
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration LAST_ROWS = Duration.ofSeconds(5);

  private final AuditRows rows;
  private final BlockingQueue<AuditEntry> waiting;
  private volatile boolean isOpen = true;
  private Thread writer;

  AuditQueue(AuditRows rows, AuditConfig config) {
    this.rows = rows;
    this.waiting = new ArrayBlockingQueue<>(config.waiting());
  }

  void open(@Observes StartupEvent start) {
    writer = new Thread(this::write, "audit");
    writer.setDaemon(true);
    writer.start();
  }

  void close(@Observes ShutdownEvent stop) throws InterruptedException {
    isOpen = false;
    LockSupport.unpark(writer);
    writer.join(LAST_ROWS.toMillis());
    var left = new ArrayList<AuditEntry>();
    waiting.drainTo(left);
    left.forEach(entry -> log(entry, "the console stops"));
  }

  /** Never blocks. */
  void add(AuditEntry entry) {
    if (!waiting.offer(entry)) {
      log(entry, "too many wait");
    }
  }

  private void write() {
    while (isOpen || !waiting.isEmpty()) {
      try {
        var first = waiting.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
          var batch = new ArrayList<AuditEntry>();
          batch.add(first);
          waiting.drainTo(batch, BATCH - 1);
          store(batch);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** What comes meanwhile waits behind it. */
  private void store(List<AuditEntry> batch) {
    for (var isFirst = true; ; isFirst = false) {
      try {
        rows.store(batch);
        return;
      } catch (RuntimeException e) {
        if (isFirst) {
          batch.forEach(entry -> log(entry, e.getMessage()));
        }
        if (!isOpen || DatabaseProblem.of(e).isEmpty()) {
          return;
        }
        LockSupport.parkNanos(LOOK.toNanos());
      }
    }
  }

  private static void log(AuditEntry entry, String why) {
    LOG.warnf(
        "audit row not stored account=%s action=%s target=%s host=%s status=%d code=%s address=%s"
            + " via=%s why=%s",
        entry.account(),
        entry.action(),
        entry.target(),
        entry.host(),
        entry.status(),
        entry.code(),
        entry.address(),
        entry.via(),
        why);
  }
}
