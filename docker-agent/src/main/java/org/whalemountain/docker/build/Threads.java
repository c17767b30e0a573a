package org.whalemountain.docker.build;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that wait for sockets and processes; none keeps the agent from ending. */
final class Threads {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final ExecutorService ALL =
      Executors.newCachedThreadPool(
          work -> {
            var thread = new Thread(work, "build-" + NUMBER.incrementAndGet());
            thread.setDaemon(true);
            return thread;
          });

  private Threads() {}

  static void run(Runnable work) {
    ALL.execute(work);
  }

  /** Work that is interrupted when its time is up, which closes the socket it waits for. */
  static <T> T within(Duration deadline, Callable<T> work) throws IOException {
    var running = ALL.submit(work);
    try {
      return running.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
    } catch (TimeoutException e) {
      throw new IOException("no answer in " + deadline, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      running.cancel(true);
    }
  }
}
