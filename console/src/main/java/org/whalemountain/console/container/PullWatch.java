package org.whalemountain.console.container;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.whalemountain.console.query.Query;

/**
 * Looks more often at hosts on which somebody waits for an image or for a turn: a bar or a number
 * that moves every second tells that nothing hangs.
 */
@ApplicationScoped
class PullWatch {

  private static final String HOSTS =
      """
      SELECT DISTINCT host FROM container
      WHERE live_name IS NOT NULL AND (progress IS NOT NULL OR queue_place IS NOT NULL)
      """;

  private final Query query;
  private final HostWatch watch;

  PullWatch(Query query, HostWatch watch) {
    this.query = query;
    this.watch = watch;
  }

  @Scheduled(
      identity = "pull-watch",
      every = "${whalemountain.host.pull-watch-every:1s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void tick() {
    var hosts = query.all(HOSTS, row -> row.getString("host"));
    if (!hosts.isEmpty()) {
      watch.turn().ifPresent(turn -> hosts.forEach(host -> watch.lookAside(host, turn)));
    }
  }
}
