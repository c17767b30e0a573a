package org.whalemountain.console.container;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.whalemountain.console.host.HostConfig;

/**
 * How long a create waits for its turn on its host. Each that waits holds a thread, so only so many
 * do: when a whole class begins, the others are told their places at once and see them move.
 */
@ApplicationScoped
class Patience {

  /** The watch comes again by itself. */
  static final Duration OF_THE_WATCH = Duration.ofSeconds(1);

  private final Duration patience;
  private final Semaphore waiters;

  Patience(HostConfig config) {
    this.patience = config.createPatience();
    this.waiters = new Semaphore(config.createsWaiting());
  }

  /** Makes the call with as much patience as there is. */
  <T> T waiting(Function<Duration, T> call) {
    if (!waiters.tryAcquire()) {
      return call.apply(Duration.ZERO);
    }
    try {
      return call.apply(patience);
    } finally {
      waiters.release();
    }
  }
}
