package org.whalemountain.k8s.container;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.k8s.lent.Lent;
import org.whalemountain.k8s.lent.LentContainers;

/**
 * Looks again and again until a container is as it should be. No watch could do it better: one that
 * goes silent has to be found out by looking.
 */
@ApplicationScoped
class Patience {

  private static final long FIRST_PAUSE_MILLIS = 150;
  private static final long LONGEST_PAUSE_MILLIS = 1000;
  private static final Sentence DELETED =
      new Sentence("The container was deleted meanwhile.", "その間にコンテナが削除されました。");

  private final LentContainers lent;
  private final ContainerConfig config;
  private final Clock clock = Clock.systemUTC();

  Patience(LentContainers lent, ContainerConfig config) {
    this.lent = lent;
    this.config = config;
  }

  /**
   * What was seen last.
   *
   * @param lent the container
   * @param obstacle what no waiting helps against
   */
  record Seen(Lent lent, Optional<Obstacle> obstacle) {}

  /**
   * Waits until it runs, something is in the way, or the time is over.
   *
   * @throws ApiException {@code wrong-state} where it was deleted meanwhile
   */
  Seen untilItRuns(Lent begun, Duration limit) {
    var last = until(begun, limit, it -> it.running().isPresent() || hindrance(it).isPresent());
    return new Seen(last, last.running().isPresent() ? Optional.empty() : hindrance(last));
  }

  /** Waits until nothing of it runs, or the time is over. */
  Lent untilItIsStill(Lent begun, Duration limit) {
    return until(begun, limit, it -> !it.isWanted() && it.isStill());
  }

  private Optional<Obstacle> hindrance(Lent seen) {
    return Obstacles.of(seen, config.gpuResource())
        .filter(it -> it.kind() != Obstacle.Kind.ROOM || isOld(it));
  }

  private boolean isOld(Obstacle obstacle) {
    return obstacle.since() != null
        && obstacle.since().plus(config.placePatience()).isBefore(clock.instant());
  }

  private Lent until(Lent begun, Duration limit, Predicate<Lent> isGood) {
    var end = System.nanoTime() + limit.toNanos();
    var pause = FIRST_PAUSE_MILLIS;
    while (true) {
      var seen =
          lent.again(begun).orElseThrow(() -> new ApiException(ErrorCode.WRONG_STATE, DELETED));
      if (isGood.test(seen) || System.nanoTime() >= end) {
        return seen;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pause));
      pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 5 / 4);
    }
  }
}
