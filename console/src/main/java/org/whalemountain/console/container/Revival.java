package org.whalemountain.console.container;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.whalemountain.api.container.ContainerReport;
import org.whalemountain.api.container.ContainerStatus;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.console.host.HostConfig;
import org.whalemountain.console.host.HostUnreachable;
import org.whalemountain.console.host.Hosts;
import org.whalemountain.console.host.LostAnswer;
import org.whalemountain.console.lease.Leases;
import org.whalemountain.console.query.Lookup;

/**
 * Brings containers to what is wanted of them. It starts those that ran when their host's engine
 * ended and that it did not start by itself: it leaves those alone whose program took the engine's
 * end for a reason to end well. And it carries out starts and stops that got lost on their way.
 */
@ApplicationScoped
class Revival {

  private static final Logger LOG = Logger.getLogger(Revival.class);

  /**
   * Refusals that a later try may not meet; an engine that was killed forgets late what it held.
   */
  private static final Set<ErrorCode> PASSING =
      EnumSet.of(ErrorCode.WRONG_STATE, ErrorCode.TOO_MANY_REQUESTS, ErrorCode.PORT_TAKEN);

  private final Hosts hosts;
  private final HostConfig config;
  private final Leases leases;
  private final Reported reported;
  private final FirstStart firstStart;

  Revival(Hosts hosts, HostConfig config, Leases leases, Reported reported, FirstStart firstStart) {
    this.hosts = hosts;
    this.config = config;
    this.leases = leases;
    this.reported = reported;
    this.firstStart = firstStart;
  }

  /**
   * Starts or stops it, unless its owner or another call was faster; once, but for lost answers.
   */
  void carryOut(String id, Verb verb, Turn turn) {
    var begun = QuarkusTransaction.requiringNew().call(() -> begin(id, verb));
    if (begun == null) {
      return;
    }
    try {
      var agent = hosts.agent(begun.host, Locale.ENGLISH).inEpoch(turn.text());
      Supplier<ContainerReport> call = () -> agent.change(begun.fullName, verb.text());
      var report = verb == Verb.START ? firstStart.start(agent, id, call) : call.get();
      end(id, record -> reported.see(record, report, Instant.now()));
      LOG.infof("brought to what is wanted container=%s host=%s verb=%s", id, begun.host, verb);
    } catch (HostUnreachable | LostAnswer e) {
      end(
          id,
          record -> {
            record.leaveOpen(verb, Instant.now());
            become(record, e);
          });
    } catch (ApiException e) {
      var isLater = PASSING.contains(e.code());
      if (isLater) {
        LOG.infof("later: container=%s verb=%s refusal=%s", id, verb, e.code());
      } else {
        LOG.warnf(e, "could not be brought to what is wanted container=%s verb=%s", id, verb);
      }
      end(
          id,
          record -> {
            record.revive = isLater && verb == Verb.START;
            if (isLater) {
              record.leaveOpen(verb, Instant.now());
            }
          });
    }
  }

  private Container begin(String id, Verb verb) {
    var record = Lookup.find(Container.class, id, LockModeType.PESSIMISTIC_WRITE);
    var now = Instant.now();
    if (record == null
        || record.liveName == null
        || record.wanted != verb.wanted()
        || record.isBusy(leases.living(), now)
        || !isToBe(record, verb)) {
      return null;
    }
    record.begin(verb, leases.me(), now, now.plus(config.changeTimeout()).plusSeconds(10));
    return record;
  }

  private static boolean isToBe(Container record, Verb verb) {
    return verb == Verb.STOP
        ? record.isOpen(Verb.STOP)
        : record.revive || record.isOpen(Verb.START, Verb.RESTART);
  }

  private static void end(String id, Consumer<Container> outcome) {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              var record = Lookup.find(Container.class, id, LockModeType.PESSIMISTIC_WRITE);
              if (record != null && record.liveName != null) {
                record.end(Instant.now());
                outcome.accept(record);
              }
            });
  }

  private static void become(Container record, ApiException lost) {
    if (record.wanted != Wanted.GONE) {
      record.become(ContainerStatus.UNKNOWN, lost.detail(), Instant.now());
    }
  }
}
