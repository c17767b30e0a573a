package org.whalemountain.console.container;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;

/** Does what a look found left to do, each thing once at a time, and only in its turn. */
@ApplicationScoped
class Settlement {

  private static final Logger LOG = Logger.getLogger(Settlement.class);
  private static final Borrower WATCH = new Borrower("", true, Locale.ENGLISH);

  /** Of one host at a time; after a reboot there may be hundreds. */
  private static final int STARTS_AT_A_TIME = 8;

  private final Creation creation;
  private final Removal removal;
  private final Revival revival;
  private final ManagedExecutor executor;
  private final Set<String> inHand = ConcurrentHashMap.newKeySet();

  Settlement(Creation creation, Removal removal, Revival revival, ManagedExecutor executor) {
    this.creation = creation;
    this.removal = removal;
    this.revival = revival;
    this.executor = executor;
  }

  /** Makes these records' containers, whose first call was lost. */
  void make(Collection<String> ids, Turn turn) {
    ids.forEach(id -> inTurn(id, turn, () -> creation.again(id, WATCH, turn)));
  }

  /**
   * Deletes what is wanted gone.
   *
   * @param fullNames by the record's id
   */
  void delete(String host, Map<String, String> fullNames, Turn turn) {
    fullNames.forEach(
        (id, fullName) -> inTurn(id, turn, () -> removal.again(host, id, fullName, turn)));
  }

  /** Stops these, whose stop got lost. */
  void stop(Collection<String> ids, Turn turn) {
    ids.forEach(id -> inTurn(id, turn, () -> revival.carryOut(id, Verb.STOP, turn)));
  }

  /** Starts what ran when the host's engine ended or whose start got lost, a few at a time. */
  void start(String host, Collection<String> ids, Turn turn) {
    var left = new ConcurrentLinkedQueue<>(ids);
    for (var lane = 0; lane < Math.min(STARTS_AT_A_TIME, ids.size()); lane++) {
      once("start " + host + " " + lane, () -> startAll(left, turn));
    }
  }

  /** Does it a little later; what takes long is not to be done there. */
  void after(Duration delay, Runnable begin) {
    if (delay.isZero()) {
      begin.run();
    } else {
      CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, Runnable::run)
          .execute(begin);
    }
  }

  /** Does it unless the same is under way. */
  void once(String what, Runnable work) {
    if (inHand.add(what)) {
      executor.execute(() -> run(what, work));
    }
  }

  private void startAll(ConcurrentLinkedQueue<String> left, Turn turn) {
    for (var id = left.poll(); id != null && !turn.isOver(); id = left.poll()) {
      var next = id;
      if (inHand.add(next)) {
        run(next, () -> revival.carryOut(next, Verb.START, turn));
      }
    }
  }

  private void inTurn(String id, Turn turn, Runnable work) {
    once(
        id,
        () -> {
          if (!turn.isOver()) {
            work.run();
          }
        });
  }

  private void run(String what, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.warnf(e, "settling failed what=%s", what);
    } finally {
      inHand.remove(what);
    }
  }
}
