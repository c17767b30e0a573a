package org.whalemountain.console.container;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;
import org.whalemountain.api.container.ContainerReport;
import org.whalemountain.api.host.HostReport;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.console.host.AgentClient;
import org.whalemountain.console.host.Hosts;
import org.whalemountain.console.idempotency.Keys;
import org.whalemountain.console.lease.Installation;
import org.whalemountain.console.lease.Leases;
import org.whalemountain.console.placement.HostImages;
import org.whalemountain.console.reservation.Ports;

/**
 * Looks at every host every few seconds, each on its own, and settles what calls left open: lost
 * answers, records whose console died before the call, deletions that waited for a silent host.
 */
@ApplicationScoped
class HostWatch {

  private static final Logger LOG = Logger.getLogger(HostWatch.class);
  private static final Duration LEASE = Duration.ofSeconds(15);
  private static final int LOOKS_PER_REPORT = 12;
  private static final Borrower WATCH = new Borrower("", true, Locale.ENGLISH);

  private final Hosts hosts;
  private final Findings findings;
  private final Creation creation;
  private final Removal removal;
  private final HostImages images;
  private final Ports ports;
  private final Keys keys;
  private final Leases leases;
  private final Installation installation;
  private final ManagedExecutor executor;
  private final Set<String> inHand = ConcurrentHashMap.newKeySet();
  private final AtomicInteger looks = new AtomicInteger();

  HostWatch(
      Hosts hosts,
      Findings findings,
      Creation creation,
      Removal removal,
      HostImages images,
      Ports ports,
      Keys keys,
      Leases leases,
      Installation installation,
      ManagedExecutor executor) {
    this.hosts = hosts;
    this.findings = findings;
    this.creation = creation;
    this.removal = removal;
    this.images = images;
    this.ports = ports;
    this.keys = keys;
    this.leases = leases;
    this.installation = installation;
    this.executor = executor;
  }

  /** Before the first request, or another console would take our first call for a dead one's. */
  void begin(@Observes StartupEvent start) {
    leases.live(LEASE);
  }

  @Scheduled(
      identity = "host-watch",
      every = "${whalemountain.host.watch-every:5s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void tick() {
    leases.live(LEASE);
    if (!isOurs()) {
      return;
    }
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              ports.endRests();
              keys.forgetOld();
            });
    var withReport = looks.getAndIncrement() % LOOKS_PER_REPORT == 0;
    for (var host : hosts.names()) {
      // A hung host holds its own look up, and no other one's.
      once("look " + host, () -> lookAt(host, withReport));
    }
  }

  /** Looks at one host beside the usual looks, unless one is under way. */
  void lookAside(String host) {
    once("look " + host, () -> lookAt(host, false));
  }

  /** Takes the turn to look at hosts, or prolongs it. */
  boolean isOurs() {
    return leases.take("host-watch", LEASE);
  }

  /** Looks at one host now and settles what it can; does not wait for what that starts. */
  void lookAt(String host, boolean withReport) {
    var began = Instant.now();
    try {
      var agent = hosts.agent(host, WATCH.language());
      var report = withReport ? Optional.of(agent.host()) : Optional.<HostReport>empty();
      var seen = ours(agent);
      var work =
          QuarkusTransaction.requiringNew().call(() -> findings.write(host, seen, report, began));
      work.make().forEach(id -> once(id, () -> creation.again(id, WATCH)));
      work.delete().forEach((id, fullName) -> once(id, () -> delete(host, id, fullName)));
      report.ifPresent(told -> images.refresh(host, told, agent));
    } catch (ApiException e) {
      LOG.debugf(e, "look failed host=%s", host);
      QuarkusTransaction.requiringNew().run(() -> findings.silent(host, began));
    }
  }

  private Map<String, ContainerReport> ours(AgentClient agent) {
    return agent.containers().stream()
        .filter(report -> installation.id().equals(report.console()) && report.id() != null)
        .collect(Collectors.toMap(ContainerReport::id, Function.identity(), (one, two) -> one));
  }

  private void delete(String host, String id, String fullName) {
    removal.again(host, id, fullName, WATCH);
  }

  private void once(String what, Runnable work) {
    if (inHand.add(what)) {
      executor.execute(
          () -> {
            try {
              work.run();
            } catch (RuntimeException e) {
              LOG.warnf(e, "settling failed what=%s", what);
            } finally {
              inHand.remove(what);
            }
          });
    }
  }
}
