package org.whalemountain.console.image;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.console.host.HostConfig;
import org.whalemountain.console.host.Hosts;
import org.whalemountain.console.image.RefreshView.HostRefresh;
import org.whalemountain.console.lease.Leases;
import org.whalemountain.console.query.Query;

/** Asks all hosts for their images, one call each, side by side. */
@ApplicationScoped
public class ImageRefresh {

  private static final Logger LOG = Logger.getLogger(ImageRefresh.class);
  private static final String LEASE = "image-refresh";
  private static final Sentence SILENT = new Sentence("The host does not answer.", "ホストが応答しません。");
  private static final Sentence FAILED =
      new Sentence("Its list could not be written.", "一覧を保存できませんでした。");

  /** Who answers at a host's address is told by the watch, which looks every few seconds. */
  private static final String HOSTS =
      """
      SELECT name, trouble IS NULL AND unreachable_since IS NULL AND seen_at > ? AS is_sound
      FROM host WHERE removed_at IS NULL ORDER BY name
      """;

  private final Query query;
  private final Hosts hosts;
  private final HostConfig hostConfig;
  private final HostImages images;
  private final ImageTable table;
  private final ImageConfig config;
  private final Leases leases;
  private final ManagedExecutor executor;

  ImageRefresh(
      Query query,
      Hosts hosts,
      HostConfig hostConfig,
      HostImages images,
      ImageTable table,
      ImageConfig config,
      Leases leases,
      ManagedExecutor executor) {
    this.query = query;
    this.hosts = hosts;
    this.hostConfig = hostConfig;
    this.images = images;
    this.table = table;
    this.config = config;
    this.leases = leases;
    this.executor = executor;
  }

  private record Place(String name, boolean isSound) {}

  /** One console does it: the lease is held until the next time is due. */
  @Scheduled(
      identity = "image-refresh",
      every = "${whalemountain.image.refresh-every:300s}",
      delayed = "${whalemountain.image.refresh-every:300s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void tick() {
    if (leases.take(LEASE, length(config.refreshEvery()))) {
      all(Locale.ENGLISH);
      table.forget(Instant.now().minus(config.keep()));
    }
  }

  /** Now, and tells what came of it. */
  RefreshView all(Locale language) {
    var began = System.nanoTime();
    var fresh = Instant.now().minus(hostConfig.fresh());
    var asked =
        query
            .all(HOSTS, row -> new Place(row.getString("name"), row.getBoolean("is_sound")), fresh)
            .stream()
            .map(place -> executor.supplyAsync(() -> told(place, learn(place, language), language)))
            .toList();
    var told = asked.stream().map(CompletableFuture::join).toList();
    return new RefreshView(told, Duration.ofNanos(System.nanoTime() - began).toMillis());
  }

  /** One host, soon and aside: something there is likely to be new. */
  public void soon(String host) {
    executor.execute(() -> learn(new Place(host, true), Locale.ENGLISH));
  }

  /** As the scheduler reads it: {@code 300s} or {@code PT300S}. */
  private static Duration length(String every) {
    return Duration.parse(every.toUpperCase(Locale.ROOT).startsWith("P") ? every : "PT" + every);
  }

  private HostImages.Learnt learn(Place place, Locale language) {
    if (!place.isSound) {
      return HostImages.Learnt.nothing(SILENT);
    }
    try {
      return images.learn(place.name, hosts.agent(place.name, language));
    } catch (ApiException e) {
      return HostImages.Learnt.nothing(e.detail());
    } catch (RuntimeException e) {
      // Another console was faster, or the host was removed: the next list finds what is left.
      LOG.infof(e, "images were not written host=%s", place.name);
      return HostImages.Learnt.nothing(FAILED);
    }
  }

  private static HostRefresh told(Place place, HostImages.Learnt learnt, Locale language) {
    return new HostRefresh(
        place.name,
        learnt.outcome(),
        learnt.images(),
        learnt.appeared(),
        learnt.vanished(),
        learnt.why() == null ? null : learnt.why().in(language));
  }
}
