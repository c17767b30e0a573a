package org.whalemountain.docker.container;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.docker.engine.EngineConfig;

/**
 * Lets as many start at a time as there are processors, in the order they came: starts are bound by
 * the processor, and more at once only makes each of them slower.
 */
@ApplicationScoped
class Admission {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
  private static final Sentence CROWDED =
      new Sentence(
          "Many containers are being started on this host. Try again in a moment.",
          "このホストでは多くのコンテナが起動中です。少し待ってから再試行してください。");

  private final Semaphore places;
  private final ContainerConfig config;
  private final Duration deadline;

  Admission(ContainerConfig config, EngineConfig engine) {
    this.config = config;
    this.deadline = engine.slowDeadline();
    this.places =
        new Semaphore(
            config.startsAtATime().orElse(Runtime.getRuntime().availableProcessors()), true);
  }

  /**
   * Does it when its turn comes.
   *
   * @throws ApiException {@code too-many-requests} where too many wait or the turn does not come
   */
  <T> T admit(Supplier<T> work) {
    if (places.getQueueLength() >= config.waiting()) {
      throw new ApiException(ErrorCode.TOO_MANY_REQUESTS, CROWDED).retryAfter(RETRY_AFTER);
    }
    try {
      if (places.tryAcquire(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
        try {
          return work.get();
        } finally {
          places.release();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new ApiException(ErrorCode.TOO_MANY_REQUESTS, CROWDED).retryAfter(RETRY_AFTER);
  }
}
