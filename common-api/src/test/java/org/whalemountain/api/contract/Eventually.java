package org.whalemountain.api.contract;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for a condition, and shows what was seen last where it never came. */
public final class Eventually {

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private Eventually() {}

  /** Looks again and again until what is seen fits; gives what was seen. */
  public static <T> T see(Duration limit, Supplier<T> look, Predicate<T> fits) {
    var until = System.nanoTime() + limit.toNanos();
    var seen = look.get();
    while (!fits.test(seen)) {
      if (System.nanoTime() > until) {
        throw new AssertionError("not within " + limit + "; seen last: " + seen);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
      seen = look.get();
    }
    return seen;
  }
}
