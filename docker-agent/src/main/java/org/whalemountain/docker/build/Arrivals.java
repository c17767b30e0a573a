package org.whalemountain.docker.build;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.docker.image.HandOver;

/** Brings in what was built, as soon as it has its name. */
@ApplicationScoped
class Arrivals {
  private static final Logger LOG = Logger.getLogger(Arrivals.class);
  private static final String EVENTS =
      "/events?" + BuildCall.filters(Map.of("type", "image", "event", "tag"));

  private final HandOver handOver;
  private final Map<String, AtomicInteger> wanted = new ConcurrentHashMap<>();

  Arrivals(HandOver handOver) {
    this.handOver = handOver;
  }

  /**
   * An engine's inner door.
   *
   * @param account whose it is
   * @param door socket that leads to the account's own engine and to nothing else
   */
  record Inside(String account, Path door) {}

  /** Looks once, and again at each image that gets a name; until the engine ends. */
  void follow(Inside inside, BuildSocket socket) throws IOException {
    BuildCall.follow(socket, EVENTS, () -> lookSoon(inside), event -> lookSoon(inside));
  }

  /** Looks once, on another thread. Those who ask while it looks share one more look. */
  void lookSoon(Inside inside) {
    var count = wanted.computeIfAbsent(inside.account(), name -> new AtomicInteger());
    if (count.getAndIncrement() == 0) {
      Threads.run(() -> lookWhileWanted(inside, count));
    }
  }

  /** Whether something of the account is being brought in, or waits for that. */
  boolean isUnderWay(String account) {
    var count = wanted.get(account);
    return count != null && count.get() > 0;
  }

  private void lookWhileWanted(Inside inside, AtomicInteger count) {
    int served;
    do {
      served = count.get();
      look(inside);
    } while (!count.compareAndSet(served, 0));
  }

  private void look(Inside inside) {
    try {
      var outcome = handOver.bringIn(inside.account(), inside.door());
      if (!outcome.brought().isEmpty()) {
        LOG.infof("brought in account=%s images=%s", inside.account(), outcome.brought());
      }
    } catch (ApiException e) {
      LOG.debugf(e, "nothing was brought in account=%s", inside.account());
    } catch (RuntimeException e) {
      LOG.warnf(e, "nothing was brought in account=%s", inside.account());
    }
  }
}
