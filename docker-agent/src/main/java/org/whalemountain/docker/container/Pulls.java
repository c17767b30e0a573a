package org.whalemountain.docker.container;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.docker.engine.Engine;
import org.whalemountain.docker.image.Registries;

/**
 * Images on their way to this host, one pull for each. That a pull failed is told to each who
 * waited for it; who asks afterwards tries again.
 */
@ApplicationScoped
class Pulls {
  private static final Logger LOG = Logger.getLogger(Pulls.class);
  private static final Duration WATCHED_EVERY = Duration.ofSeconds(10);
  private static final Duration REMEMBERED = Duration.ofMinutes(10);

  private final Engine engine;
  private final Registries registries;
  private final ContainerConfig config;
  private final Clock clock = Clock.systemUTC();
  private final Map<String, Pull> running = new HashMap<>();

  Pulls(Engine engine, Registries registries, ContainerConfig config) {
    this.engine = engine;
    this.registries = registries;
    this.config = config;
  }

  /**
   * Begins to pull, or gives the pull that runs; empty while too many others do.
   *
   * @param waitedFor the pull this order waited for: all who did are told how it ended
   * @throws ApiException {@code image-not-available} where it failed, or its registry is not
   *     allowed; {@code not-found} where no registry can have it
   */
  synchronized Optional<Pull> ask(String image, Optional<Pull> waitedFor) {
    if (!PullReference.isPossible(image)) {
      throw ImageChoice.none();
    }
    forgetOld();
    waitedFor.flatMap(Pull::failure).ifPresent(failure -> fail(image, waitedFor.get(), failure));
    registries.check(image);
    var pull = running.get(image);
    if (pull == null || pull.isDone()) {
      if (running.values().stream().filter(it -> !it.isDone()).count() >= config.pullsAtATime()) {
        return Optional.empty();
      }
      pull = begin(image);
      running.put(image, pull);
    }
    return Optional.of(pull);
  }

  /**
   * The same for who asks again and again until the image is there. Why it failed is told once.
   *
   * @throws ApiException as {@link #ask}
   */
  synchronized Optional<Pull> follow(String image) {
    return ask(image, Optional.ofNullable(running.get(image)).filter(Pull::isDone));
  }

  /** Whether it is being pulled right now. */
  synchronized boolean isRunning(String image) {
    var pull = running.get(image);
    return pull != null && !pull.isDone();
  }

  private void fail(String image, Pull over, ApiException failure) {
    running.remove(image, over);
    throw failure;
  }

  private Pull begin(String image) {
    var reference = PullReference.of(image);
    // always given, as the client would take root's own ones otherwise
    var command =
        engine
            .client()
            .pullImageCmd(reference.repository())
            .withAuthConfig(registries.credentials(image));
    if (reference.tag() != null) {
      command.withTag(reference.tag());
    }
    LOG.infof("pulling image=%s", image);
    var pull = command.exec(new Pull(clock));
    watch(pull);
    return pull;
  }

  private void watch(Pull pull) {
    if (!pull.isDone()) {
      CompletableFuture.delayedExecutor(WATCHED_EVERY.toSeconds(), TimeUnit.SECONDS)
          .execute(
              () -> {
                pull.endWhenLate(config.pullDeadline(), config.pullIdle());
                watch(pull);
              });
    }
  }

  private void forgetOld() {
    var old = clock.instant().minus(REMEMBERED);
    running.values().removeIf(pull -> pull.isDone() && pull.lastSeen().isBefore(old));
  }
}
