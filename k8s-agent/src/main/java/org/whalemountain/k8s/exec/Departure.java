package org.whalemountain.k8s.exec;

import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.whalemountain.k8s.exec.Execution.Ended;

/** What is printed before a program that is {@link Program.Input#ALONE} begins: that it does. */
public final class Departure extends OutputStream {

  private final CompletableFuture<Ended> begun = new CompletableFuture<>();

  @Override
  public void write(int single) {
    begun.complete(null);
  }

  /**
   * Waits until it begins. For threads that may wait.
   *
   * @return how it ended before it could; null where it runs, or nothing is known at the limit
   */
  public Ended await(Execution execution, Duration limit) {
    var first = CompletableFuture.anyOf(begun, execution.ended()).thenApply(Ended.class::cast);
    var ended = Execs.await(first, limit);
    return begun.isDone() || ended == null || (ended.code() == null && !ended.isNotFound())
        ? null
        : ended;
  }
}
