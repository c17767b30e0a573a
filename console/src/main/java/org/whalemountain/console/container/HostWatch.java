package org.whalemountain.console.container;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.console.host.HostLooks;
import org.whalemountain.console.host.HostTrouble;
import org.whalemountain.console.host.NoAgent;
import org.whalemountain.console.host.TokenRefused;
import org.whalemountain.console.idempotency.Keys;
import org.whalemountain.console.image.HostImages;
import org.whalemountain.console.lease.Installation;
import org.whalemountain.console.lease.Leases;
import org.whalemountain.console.reservation.Ports;
import org.whalemountain.console.reservation.Race;

/**
 * Looks at every host every few seconds, each on its own, and settles what calls left open: lost
 * answers, records whose console died before the call, deletions that waited for a silent host,
 * containers that ended with their engine.
 */
@ApplicationScoped
class HostWatch {

  private static final Logger LOG = Logger.getLogger(HostWatch.class);
  private static final String LEASE = "host-watch";
  private static final Duration LENGTH = Duration.ofSeconds(15);

  /** So that fifty hosts do not answer in the same moment, and a thousand are asked in time. */
  private static final Duration APART = Duration.ofMillis(30);

  private static final Duration ALL = Duration.ofMillis(1500);

  private final HostLooks hosts;
  private final Findings findings;
  private final Settlement settlement;
  private final HostImages images;
  private final Ports ports;
  private final Keys keys;
  private final Leases leases;
  private final Installation installation;

  HostWatch(
      HostLooks hosts,
      Findings findings,
      Settlement settlement,
      HostImages images,
      Ports ports,
      Keys keys,
      Leases leases,
      Installation installation) {
    this.hosts = hosts;
    this.findings = findings;
    this.settlement = settlement;
    this.images = images;
    this.ports = ports;
    this.keys = keys;
    this.leases = leases;
    this.installation = installation;
  }

  /** Before the first request, or another console would take our first call for a dead one's. */
  void begin(@Observes StartupEvent start) {
    leases.live(LENGTH);
  }

  @Scheduled(
      identity = "host-watch",
      every = "${whalemountain.host.watch-every:5s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void tick() {
    leases.live(LENGTH);
    var turn = turn();
    if (turn.isEmpty()) {
      return;
    }
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              ports.endRests();
              keys.forgetOld();
            });
    var names = hosts.names();
    var apart = Math.min(APART.toMillis(), ALL.toMillis() / Math.max(1, names.size()));
    for (var i = 0; i < names.size(); i++) {
      var host = names.get(i);
      settlement.after(Duration.ofMillis(i * apart), () -> lookAside(host, turn.get()));
    }
  }

  /** Looks at one host, unless a look is under way: a hung one holds its own up, and no other. */
  void lookAside(String host, Turn turn) {
    settlement.once("look " + host, () -> lookAt(host, turn));
  }

  /** Takes the turn to look at hosts, or prolongs it; empty while another console has it. */
  Optional<Turn> turn() {
    if (!leases.take(LEASE, LENGTH)) {
      return Optional.empty();
    }
    var epoch = leases.epoch(LEASE);
    return epoch.isPresent()
        ? Optional.of(new Turn(leases, LEASE, installation.id(), epoch.getAsLong()))
        : Optional.empty();
  }

  /** Looks at one host now, where it is this console's turn. */
  void lookAt(String host) {
    turn().ifPresent(turn -> lookAt(host, turn));
  }

  /** Looks at one host now and settles what it can; does not wait for what that starts. */
  void lookAt(String host, Turn turn) {
    var began = Instant.now();
    try {
      var target = hosts.target(host);
      // Before its list is believed, every time: an address may lead elsewhere from now on.
      var report = target.agent().host();
      if (!target.is(report)) {
        LOG.warnf("another engine answers host=%s", host);
        distrust(host, turn, HostTrouble.IDENTITY_CHANGED, began);
        return;
      }
      var seen = Sightings.of(target.agent().containers(), turn.installation());
      write(host, new Findings.Look(began, report, seen), turn).settle(host, turn, settlement);
      images.refreshNowAndThen(host, report, target.agent());
    } catch (TokenRefused e) {
      distrust(host, turn, HostTrouble.TOKEN_REFUSED, began);
    } catch (NoAgent e) {
      distrust(host, turn, HostTrouble.NOT_AN_AGENT, began);
    } catch (ApiException e) {
      LOG.debugf(e, "look failed host=%s", host);
      unless(turn, () -> findings.silent(host, began));
    }
  }

  private Findings.Work write(String host, Findings.Look look, Turn turn) {
    return Race.retried(() -> turn.isOver() ? Findings.NOTHING : findings.write(host, look));
  }

  private void distrust(String host, Turn turn, HostTrouble trouble, Instant began) {
    unless(turn, () -> findings.distrust(host, trouble, began));
  }

  private static void unless(Turn turn, Runnable write) {
    Race.retried(
        () -> {
          if (!turn.isOver()) {
            write.run();
          }
          return turn;
        });
  }
}
