package org.whalemountain.console.health;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/**
 * Asks a part that may be frozen: nobody waits longer than the deadline, and however many ask, one
 * thread at most hangs.
 */
final class Probe {

  static final Duration DEADLINE = Duration.ofSeconds(2);

  private final String name;
  private final BooleanSupplier question;
  private final AtomicReference<CompletableFuture<Boolean>> running = new AtomicReference<>();

  Probe(String name, BooleanSupplier question) {
    this.name = name;
    this.question = question;
  }

  /** Whether it said yes in time. */
  boolean answers() {
    try {
      return ask().get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private CompletableFuture<Boolean> ask() {
    var mine = new CompletableFuture<Boolean>();
    var others = running.compareAndExchange(null, mine);
    if (others != null) {
      return others;
    }
    var thread = new Thread(() -> answer(mine), "probe-" + name);
    thread.setDaemon(true);
    thread.start();
    return mine;
  }

  private void answer(CompletableFuture<Boolean> mine) {
    try {
      mine.complete(question.getAsBoolean());
    } catch (RuntimeException e) {
      mine.complete(false);
    } finally {
      running.set(null);
    }
  }
}
