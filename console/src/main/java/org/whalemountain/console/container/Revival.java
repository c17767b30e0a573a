package org.whalemountain.console.container;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.whalemountain.api.container.ContainerStatus;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.console.host.HostConfig;
import org.whalemountain.console.host.HostUnreachable;
import org.whalemountain.console.host.Hosts;
import org.whalemountain.console.host.LostAnswer;
import org.whalemountain.console.lease.Leases;

/**
 * Starts containers again that ran when their host's engine ended and that it did not start by
 * itself: it leaves those alone whose program took the engine's end for a reason to end well.
 */
@ApplicationScoped
class Revival {

  private static final Logger LOG = Logger.getLogger(Revival.class);

  private final Hosts hosts;
  private final HostConfig config;
  private final Leases leases;

  Revival(Hosts hosts, HostConfig config, Leases leases) {
    this.hosts = hosts;
    this.config = config;
    this.leases = leases;
  }

  /** Starts it, unless its owner or another call was faster; once, but for lost answers. */
  void start(String id, Turn turn) {
    var begun = QuarkusTransaction.requiringNew().call(() -> begin(id));
    if (begun == null) {
      return;
    }
    try {
      var agent = hosts.agent(begun.host, Locale.ENGLISH).inEpoch(turn.text());
      var report = agent.change(begun.fullName, Verb.START.text());
      end(id, record -> record.see(report, Instant.now()));
      LOG.infof("started after its engine came back container=%s host=%s", id, begun.host);
    } catch (HostUnreachable | LostAnswer e) {
      end(id, record -> become(record, e));
    } catch (ApiException e) {
      var isLater = e.code() == ErrorCode.WRONG_STATE || e.code() == ErrorCode.TOO_MANY_REQUESTS;
      LOG.warnf(e, "could not be started after its engine came back container=%s", id);
      end(id, record -> record.revive = isLater);
    }
  }

  private Container begin(String id) {
    Container record = Container.findById(id, LockModeType.PESSIMISTIC_WRITE);
    var now = Instant.now();
    if (record == null
        || record.liveName == null
        || !record.revive
        || record.wanted != Wanted.RUNNING
        || record.isBusy(leases.living(), now)) {
      return null;
    }
    record.begin(Verb.START, leases.me(), now, now.plus(config.changeTimeout()).plusSeconds(10));
    return record;
  }

  private static void end(String id, Consumer<Container> outcome) {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              Container record = Container.findById(id, LockModeType.PESSIMISTIC_WRITE);
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
