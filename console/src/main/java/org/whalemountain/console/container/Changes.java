package org.whalemountain.console.container;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.whalemountain.api.container.ContainerReport;
import org.whalemountain.api.container.ContainerStatus;
import org.whalemountain.api.container.StopTime;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.console.host.AgentClient;
import org.whalemountain.console.host.HostConfig;
import org.whalemountain.console.host.HostUnreachable;
import org.whalemountain.console.host.Hosts;
import org.whalemountain.console.host.LostAnswer;
import org.whalemountain.console.lease.Leases;
import org.whalemountain.console.query.Lookup;

/** Starts, stops and restarts: what is wanted is committed, then the host is asked. */
@ApplicationScoped
class Changes {

  static final Sentence MISSING =
      new Sentence(
          "The container is not on its host {0} any more. Delete it and make a new one.",
          "コンテナがホスト {0} 上にありません。削除して作り直してください。");
  static final Sentence NOT_NOW =
      new Sentence(
          "The container is being worked on ({0}). Try again in a moment.",
          "コンテナは処理中です ({0})。少し待ってからもう一度試してください。");

  private final Ownership ownership;
  private final Hosts hosts;
  private final HostConfig config;
  private final Leases leases;
  private final Unfinished unfinished;
  private final Reported reported;
  private final FirstStart firstStart;

  Changes(
      Ownership ownership,
      Hosts hosts,
      HostConfig config,
      Leases leases,
      Unfinished unfinished,
      Reported reported,
      FirstStart firstStart) {
    this.ownership = ownership;
    this.hosts = hosts;
    this.config = config;
    this.leases = leases;
    this.unfinished = unfinished;
    this.reported = reported;
    this.firstStart = firstStart;
  }

  /**
   * A call that is in flight.
   *
   * @param before what was wanted
   * @param open an earlier call that was left open, or null
   * @param isRunning whether it ran, as far as was known
   */
  private record Begun(String fullName, String host, Wanted before, Verb open, boolean isRunning) {

    /** A restart that is refused may have stopped it before. */
    Verb openAfterRefusal(Verb verb) {
      return open == null && verb == Verb.RESTART && isRunning ? verb : open;
    }
  }

  /** Carries the verb out and returns the record as it is afterwards. */
  Container change(Borrower borrower, String id, Verb verb, StopTime time) {
    var begun = QuarkusTransaction.requiringNew().call(() -> begin(borrower, id, verb, time));
    return unfinished.watch(id, () -> carryOut(begun, borrower, id, verb, time));
  }

  private Container carryOut(Begun begun, Borrower borrower, String id, Verb verb, StopTime time) {
    try {
      var agent = hosts.agent(begun.host, borrower.language());
      var report = ask(agent, begun, id, verb, time);
      return end(id, record -> seeReport(record, report));
    } catch (HostUnreachable e) {
      end(id, record -> restore(record, begun.before, begun.open));
      throw e;
    } catch (LostAnswer e) {
      end(
          id,
          record -> {
            record.leaveOpen(verb, Instant.now());
            become(record, ContainerStatus.UNKNOWN, e.detail());
          });
      throw e;
    } catch (ApiException e) {
      if (e.code() == ErrorCode.PORT_TAKEN) {
        end(id, record -> waitForPort(record, verb));
        throw e;
      }
      var isMissing = e.code() == ErrorCode.NOT_FOUND;
      end(
          id,
          record -> {
            restore(record, begun.before, isMissing ? null : begun.openAfterRefusal(verb));
            if (isMissing) {
              become(record, ContainerStatus.MISSING, null);
            }
          });
      throw isMissing ? missing(begun.host) : e;
    }
  }

  private ContainerReport ask(AgentClient agent, Begun begun, String id, Verb verb, StopTime time) {
    Supplier<ContainerReport> call = () -> agent.change(begun.fullName, verb.text(), time);
    return verb.wanted() == Wanted.RUNNING ? firstStart.start(agent, id, call) : call.get();
  }

  /** Looks at its host try again what only another program there is in the way of. */
  private static void waitForPort(Container record, Verb verb) {
    record.leaveOpen(verb, Instant.now());
    become(record, ContainerStatus.STOPPED, FirstStart.WAITS);
  }

  static ApiException missing(String host) {
    return new ApiException(ErrorCode.CONTAINER_MISSING, MISSING.with(host));
  }

  private Begun begin(Borrower borrower, String id, Verb verb, StopTime time) {
    var container = ownership.find(borrower, id, Right.OVERSEE, LockModeType.PESSIMISTIC_WRITE);
    if (container.status == ContainerStatus.MISSING) {
      throw missing(container.host);
    }
    var now = Instant.now();
    var isUnmade = container.confirmedAt == null;
    // a program that takes its time to end is killed by whoever loses patience
    var isCutShort = verb == Verb.KILL && container.busyWith == Verb.STOP;
    var isBusy = !isCutShort && container.isBusy(leases.living(), now);
    if (container.wanted == Wanted.GONE || isUnmade || isBusy) {
      throw new ApiException(ErrorCode.WRONG_STATE, NOT_NOW.with(container.status.text()));
    }
    var begun =
        new Begun(
            container.fullName,
            container.host,
            container.wanted,
            container.busyWith,
            container.status == ContainerStatus.RUNNING);
    container.wanted = verb.wanted();
    var until = now.plus(config.changeTimeout()).plusSeconds(10 + time.beyondUsual());
    container.begin(verb, leases.me(), now, until);
    return begun;
  }

  /** Ends the call in the record, unless it is gone or somebody deletes it meanwhile. */
  private Container end(String id, Consumer<Container> outcome) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              var record = Lookup.find(Container.class, id, LockModeType.PESSIMISTIC_WRITE);
              if (record == null || record.liveName == null) {
                throw ownership.unknown();
              }
              record.end(Instant.now());
              outcome.accept(record);
              return record;
            });
  }

  private void seeReport(Container record, ContainerReport report) {
    // one that is made anew is still to be started
    record.revive = record.revive && report.status() == ContainerStatus.CREATING;
    reported.see(record, report, Instant.now());
  }

  private static void become(Container record, ContainerStatus status, Sentence detail) {
    if (record.wanted != Wanted.GONE) {
      record.become(status, detail, Instant.now());
    }
  }

  private static void restore(Container record, Wanted before, Verb open) {
    if (record.wanted != Wanted.GONE) {
      record.wanted = before;
    }
    if (open != null) {
      record.leaveOpen(open, Instant.now());
    }
  }
}
