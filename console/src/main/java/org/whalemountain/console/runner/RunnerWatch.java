package org.whalemountain.console.runner;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.runner.RunnerReport;
import org.whalemountain.console.host.HostConfig;
import org.whalemountain.console.host.Hosts;
import org.whalemountain.console.image.ImageRefresh;
import org.whalemountain.console.lease.Leases;
import org.whalemountain.console.runner.RunnerTable.Row;

/**
 * Asks each host that has runners how they are, and where one builds or has just built, for the
 * images that came of it.
 */
@ApplicationScoped
class RunnerWatch {

  private static final Logger LOG = Logger.getLogger(RunnerWatch.class);
  private static final String LEASE = "runner-watch";
  private static final Duration LENGTH = Duration.ofSeconds(15);

  private final RunnerTable table;
  private final Hosts hosts;
  private final HostConfig config;
  private final ImageRefresh images;
  private final RunnerEnds ends;
  private final Leases leases;
  private final ManagedExecutor executor;
  private final Set<String> inHand = ConcurrentHashMap.newKeySet();

  RunnerWatch(
      RunnerTable table,
      Hosts hosts,
      HostConfig config,
      ImageRefresh images,
      RunnerEnds ends,
      Leases leases,
      ManagedExecutor executor) {
    this.table = table;
    this.hosts = hosts;
    this.config = config;
    this.images = images;
    this.ends = ends;
    this.leases = leases;
    this.executor = executor;
  }

  @Scheduled(
      identity = "runner-watch",
      every = "${whalemountain.runner.watch-every:5s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void tick() {
    if (!leases.take(LEASE, LENGTH)) {
      return;
    }
    table.all().stream()
        .filter(row -> row.silentSince() == null)
        .collect(Collectors.groupingBy(Row::host))
        .forEach(this::lookAside);
    for (var left : table.left()) {
      aside(left.host() + " " + left.account(), () -> ends.settle(left));
    }
  }

  /** A host that hangs holds its own look up, and no other. */
  private void lookAside(String host, List<Row> known) {
    aside(host, () -> look(host, known));
  }

  private void aside(String what, Runnable work) {
    if (inHand.add(what)) {
      executor.execute(
          () -> {
            try {
              work.run();
            } catch (ApiException e) {
              LOG.debugf(e, "runners are not known host=%s", what);
            } catch (RuntimeException e) {
              LOG.warnf(e, "looking at runners failed host=%s", what);
            } finally {
              inHand.remove(what);
            }
          });
    }
  }

  void look(String host, List<Row> known) {
    Map<String, RunnerReport> seen =
        hosts.agent(host, Locale.ENGLISH).runners().list().stream()
            .collect(Collectors.toMap(RunnerReport::account, report -> report, (a, b) -> a));
    var recently = Instant.now().minus(config.createTimeout());
    for (var row : known) {
      var report = seen.get(row.account());
      // It may be on its way there: the call that sets it up tells what came of it.
      if (report != null || row.setAt().isBefore(recently)) {
        table.see(row, report);
      }
    }
    if (known.stream().anyMatch(row -> row.status() == RunnerStatus.BUILDING)
        || seen.values().stream().anyMatch(RunnerReport::engineRunning)) {
      images.soon(host);
    }
  }
}
