package org.whalemountain.docker.container;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.whalemountain.api.container.ContainerReport;
import org.whalemountain.api.container.ContainerSpec;

/**
 * Orders whose image is on its way: there is nothing of them in the engine yet. Only for being told
 * of; an agent that forgets them is told again by the next {@code PUT}.
 */
@ApplicationScoped
class Waiting {

  /** One that waits for its turn to pull is asked for again much more often. */
  private static final Duration REMEMBERED = Duration.ofMinutes(1);

  private final Clock clock = Clock.systemUTC();
  private final Map<String, Order> orders = new ConcurrentHashMap<>();

  /**
   * One order.
   *
   * @param pull empty while it waits for others' pulls
   */
  private record Order(ContainerSpec spec, String hash, Optional<Pull> pull, Instant at) {

    ContainerReport report(Locale locale) {
      return Reports.waiting(spec, hash, pull.map(Pull::progress), locale);
    }
  }

  void note(ContainerSpec spec, String hash, Optional<Pull> pull) {
    forgetOld();
    orders.put(spec.fullName(), new Order(spec, hash, pull, clock.instant()));
  }

  /** Forgets it and gives the pull it waited for. */
  Optional<Pull> forget(String fullName) {
    return Optional.ofNullable(orders.remove(fullName)).flatMap(Order::pull);
  }

  /** Takes an order back; false where there is none. */
  boolean withdraw(String fullName) {
    return orders.remove(fullName) != null;
  }

  /** Those of one account, or everybody's where it is null. */
  List<ContainerReport> list(String owner, Locale locale) {
    forgetOld();
    // a pull that is over is told by the next PUT: it makes the container, or fails
    return orders.values().stream()
        .filter(order -> order.pull.map(pull -> !pull.isDone()).orElse(true))
        .filter(order -> owner == null || owner.equals(order.spec.owner()))
        .map(order -> order.report(locale))
        .toList();
  }

  private void forgetOld() {
    var old = clock.instant().minus(REMEMBERED);
    orders
        .values()
        .removeIf(
            order ->
                order.at.isBefore(old)
                    && order
                        .pull
                        .map(pull -> pull.isDone() && pull.lastSeen().isBefore(old))
                        .orElse(true));
  }
}
