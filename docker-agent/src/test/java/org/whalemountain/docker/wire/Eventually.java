package org.whalemountain.docker.wire;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

import static org.assertj.core.api.Assertions.fail;

/** Waits for a condition, and says what was seen last where it does not come. */
public final class Eventually {

  private Eventually() {}

  /** Asks again and again until the answer is right. */
  public static <T> T see(Duration atMost, Callable<T> question, Predicate<T> right)
      throws Exception {
    var deadline = System.nanoTime() + atMost.toNanos();
    T seen;
    do {
      seen = question.call();
      if (right.test(seen)) {
        return seen;
      }
      LockSupport.parkNanos(Duration.ofMillis(25).toNanos());
    } while (System.nanoTime() < deadline);
    return fail("not within " + atMost + ", seen last: " + seen);
  }
}
