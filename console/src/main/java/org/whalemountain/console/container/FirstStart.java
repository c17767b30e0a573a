package org.whalemountain.console.container;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.whalemountain.api.container.ContainerReport;
import org.whalemountain.api.container.ContainerSpec;
import org.whalemountain.api.container.Launch;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.console.host.AgentClient;
import org.whalemountain.console.host.HostConfig;
import org.whalemountain.console.lease.Installation;
import org.whalemountain.console.query.Lookup;
import org.whalemountain.console.reservation.Ports;
import org.whalemountain.console.reservation.Race;

/**
 * Starts a container whose port may be taken on its host by something else. Of one that never ran
 * nobody knows the address yet: it is made anew with other ports, as a create does. One that has
 * run keeps its ports, and the refusal says so.
 */
@ApplicationScoped
class FirstStart {

  private static final Logger LOG = Logger.getLogger(FirstStart.class);
  private static final int MOST_PORT_TRIES = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** What is told of one whose port is taken, while its start is tried again. */
  static final Sentence WAITS =
      new Sentence(
          "Something else on its host uses its port, which it keeps. It is started as soon as that is free, unless you stop it.",
          "ポートがホスト上の別のプログラムに使われています。ポートは変わりません。停止しない限り、空き次第起動します。");

  private static final Sentence BOTH = new Sentence("{0} {1}", "{0} {1}");

  private final Ports ports;
  private final Installation installation;
  private final HostConfig config;

  FirstStart(Ports ports, Installation installation, HostConfig config) {
    this.ports = ports;
    this.installation = installation;
    this.config = config;
  }

  /**
   * Starts it; the caller's verb is in flight in its record.
   *
   * @return what its host says; {@code creating} where it is still to be made and started by looks
   * @throws ApiException what the host refuses; {@code port-taken} of one that has run
   */
  ContainerReport start(AgentClient agent, String id, Supplier<ContainerReport> start) {
    for (var attempt = 1; ; attempt++) {
      try {
        return start.get();
      } catch (ApiException e) {
        if (e.code() != ErrorCode.PORT_TAKEN || attempt == MOST_PORT_TRIES) {
          throw e;
        }
        var known = Race.retried(() -> Lookup.find(Container.class, id, LockModeType.NONE));
        if (known == null || !hasNeverRun(known, agent)) {
          throw keptPort(e);
        }
        var made = makeAnew(agent, withOtherPorts(id, e));
        if (!made.isDone()) {
          return made.report();
        }
      }
    }
  }

  /** Only its host knows: a start whose answer was lost is in no record. */
  private static boolean hasNeverRun(Container container, AgentClient agent) {
    if (!Launch.of(container.launch).held() || container.startedAt != null) {
      return false;
    }
    var seen = agent.container(container.fullName);
    return container.id.equals(seen.id()) && seen.startedAt() == null;
  }

  private static ApiException keptPort(ApiException refusal) {
    var which = refusal.detail();
    return new ApiException(
        ErrorCode.PORT_TAKEN,
        new Sentence(
            BOTH.with(which.english(), WAITS.english()).english(),
            BOTH.with(which.japanese(), WAITS.japanese()).japanese()),
        refusal);
  }

  /**
   * From here on its host may not have it, and it counts as one that is still to be made: where
   * this call breaks off, looks at the host make and start it.
   */
  private ContainerSpec withOtherPorts(String id, ApiException refusal) {
    return Race.retried(
        () -> {
          var record = Lookup.find(Container.class, id, LockModeType.PESSIMISTIC_WRITE);
          if (record == null || record.wanted == Wanted.GONE) {
            throw refusal;
          }
          var now = Instant.now();
          var unusable = UnusablePorts.of(refusal, record.ports);
          record.ports = ports.replace(record.id, record.host, record.ports, unusable);
          record.confirmedAt = null;
          record.revive = true;
          var limit = config.createTimeout().plus(config.changeTimeout()).plusSeconds(10);
          record.begin(record.busyWith, record.busyBy, now, now.plus(limit));
          LOG.infof("gets other ports container=%s ports=%s", id, record.ports);
          return record.spec(installation.id());
        });
  }

  private static AgentClient.Made makeAnew(AgentClient agent, ContainerSpec spec) {
    agent.delete(spec.fullName());
    return agent.put(spec, PATIENCE);
  }
}
