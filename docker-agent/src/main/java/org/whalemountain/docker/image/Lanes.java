package org.whalemountain.docker.image;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.InterruptedIOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Lets few images move at a time, as each fills the disk; the others wait as they came. */
@ApplicationScoped
class Lanes {
  private static final Logger LOG = Logger.getLogger(Lanes.class);

  private final Semaphore free;

  @Inject
  Lanes(HandOverConfig config) {
    this(config.imagesAtATime());
  }

  Lanes(int atATime) {
    if (atATime < 1) {
      throw new IllegalArgumentException(
          "whalemountain.handover.images-at-a-time must be at least 1, was " + atATime);
    }
    this.free = new Semaphore(atATime, true);
  }

  /** A lane that was taken. */
  interface Lane extends AutoCloseable {
    @Override
    void close();
  }

  /** Waits for one. Whoever has one is bound by a deadline, so the wait ends too. */
  Lane take(String image) throws InterruptedIOException {
    try {
      // without a time limit of its own, tryAcquire would overtake those who wait
      if (!free.tryAcquire(0, TimeUnit.SECONDS)) {
        LOG.infof("waits until others are brought in image=%s", image);
        free.acquire();
      }
      return free::release;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while others were brought in");
    }
  }
}
