package org.whalemountain.docker.container;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.api.request.RequestId;
import org.whalemountain.docker.meter.Meters;

/**
 * Lets as many start at a time as there are processors, in the order they came: starts are bound by
 * the processor, and more at once only makes each of them slower. Who waits holds no thread.
 */
@ApplicationScoped
class Admission {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
  private static final Duration IDLE_THREAD = Duration.ofSeconds(30);
  private static final Sentence CROWDED =
      new Sentence(
          "Many containers are being started on this host. Try again in a moment.",
          "このホストでは多くのコンテナが起動中です。少し待ってから再試行してください。");

  private final ThreadPoolExecutor places;
  private final AtomicLong waitingBytes = new AtomicLong();
  private final long mostBytes;

  Admission(ContainerConfig config) {
    var atATime = config.startsAtATime().orElse(Runtime.getRuntime().availableProcessors());
    var number = new AtomicInteger();
    this.mostBytes = config.waitingSize().asLongValue();
    this.places =
        new ThreadPoolExecutor(
            atATime,
            atATime,
            IDLE_THREAD.toSeconds(),
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(config.waiting()),
            work -> {
              var thread = new Thread(work, "start-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    places.allowCoreThreadTimeOut(true);
    Meters.STARTS_WAITING.ask(() -> places.getQueue().size());
    Meters.STARTS_RUNNING.ask(places::getActiveCount);
  }

  /** Made at once, so that its numbers are there before the first start. */
  void begin(@Observes StartupEvent start) {}

  /** A place in the queue, and what came of it. */
  final class Ticket<T> implements Runnable {
    private final CompletableFuture<T> done = new CompletableFuture<>();
    private final long bytes;
    private final Supplier<T> work;
    private final long came = System.nanoTime();

    private Ticket(long bytes, Supplier<T> work) {
      this.bytes = bytes;
      this.work = work;
    }

    /** Ends with what the work gave or threw. */
    CompletableFuture<T> done() {
      return done;
    }

    /** Gives the place up; false where the work has begun. */
    boolean withdraw(ApiException reason) {
      if (!places.remove(this)) {
        return false;
      }
      waitingBytes.addAndGet(-bytes);
      done.completeExceptionally(reason);
      return true;
    }

    @Override
    public void run() {
      waitingBytes.addAndGet(-bytes);
      Meters.STEP.since(came, "wait");
      try {
        done.complete(work.get());
      } catch (RuntimeException | Error e) {
        done.completeExceptionally(e);
      }
    }
  }

  /**
   * Takes a place at the end of the queue.
   *
   * @param bytes what the work holds in memory while it waits
   * @throws ApiException {@code too-many-requests} where the queue is full
   */
  <T> Ticket<T> queue(long bytes, Supplier<T> work) {
    var ticket = new Ticket<>(bytes, RequestId.carriedBy(work));
    if (waitingBytes.addAndGet(bytes) > mostBytes) {
      waitingBytes.addAndGet(-bytes);
      throw crowded();
    }
    try {
      places.execute(ticket);
    } catch (RejectedExecutionException e) {
      waitingBytes.addAndGet(-bytes);
      throw crowded();
    }
    return ticket;
  }

  /**
   * Does it when its turn comes.
   *
   * @return fails with {@code too-many-requests} where its turn does not come in time
   */
  <T> CompletableFuture<T> admit(Duration patience, Supplier<T> work) {
    var ticket = queue(0, work);
    CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS)
        .execute(() -> ticket.withdraw(crowded()));
    return ticket.done();
  }

  /** Places of all who wait, the next one's is 1. */
  Map<Ticket<?>, Integer> waiting() {
    var waiting = new IdentityHashMap<Ticket<?>, Integer>();
    for (var ticket : places.getQueue()) {
      waiting.put((Ticket<?>) ticket, waiting.size() + 1);
    }
    return Collections.unmodifiableMap(waiting);
  }

  private static ApiException crowded() {
    return new ApiException(ErrorCode.TOO_MANY_REQUESTS, CROWDED).retryAfter(RETRY_AFTER);
  }

  @PreDestroy
  void close() {
    places.shutdownNow();
  }
}
