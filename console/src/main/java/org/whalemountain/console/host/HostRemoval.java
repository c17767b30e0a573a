package org.whalemountain.console.host;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import org.hibernate.exception.ConstraintViolationException;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.console.reservation.HostLoad;
import org.whalemountain.console.reservation.Race;
import org.whalemountain.console.reservation.Reservations;

/**
 * Removes hosts. One that nothing is left on goes for good; of another one the identity and all
 * that is held on it stay, until the same engine is registered again. Runners do not stay: they are
 * ended where the host still answers.
 */
@ApplicationScoped
class HostRemoval {

  private static final Sentence IN_USE =
      new Sentence(
          "There are still {0} containers on this host. Remove it by force to leave them behind.",
          "このホストにはまだ {0} 個のコンテナがあります。残したまま登録を削除するには強制削除してください。");

  private static final Sentence BUILDS =
      new Sentence(
          "There are still {0} students' runners on this host. Remove it by force to end them; their owners set up new ones.",
          "このホストにはまだ学生の Runner が {0} 個あります。終了させて登録を削除するには強制削除してください。所有者は新しい Runner を設定できます。");
  private static final Sentence BOTH =
      new Sentence(
          "There are still {0} containers and {1} students' runners on this host. Remove it by force to leave the containers behind and to end the runners.",
          "このホストにはまだコンテナが {0} 個、学生の Runner が {1} 個あります。コンテナを残し、Runner を終了させて登録を削除するには強制削除してください。");

  private final Hosts hosts;
  private final Reservations reservations;
  private final Agents agents;
  private final Event<HostLeaving> leaving;
  private final Event<HostRemoved> removed;

  HostRemoval(
      Hosts hosts,
      Reservations reservations,
      Agents agents,
      Event<HostLeaving> leaving,
      Event<HostRemoved> removed) {
    this.hosts = hosts;
    this.reservations = reservations;
    this.agents = agents;
    this.leaving = leaving;
    this.removed = removed;
  }

  /**
   * Removes one. Only by force anybody is called: its agent, to end the runners there.
   *
   * @param isForced also while containers or runners are left on it
   * @throws ApiException {@code wrong-state} where any are left on it
   */
  void remove(String name, boolean isForced) {
    if (isForced) {
      hosts.known(name);
      leaving.fire(new HostLeaving(name));
    }
    try {
      Race.retried(
          () -> {
            end(name, isForced);
            return name;
          });
    } catch (ConstraintViolationException e) {
      // A container came between the count and the end: the foreign key kept the host.
      throw new ApiException(ErrorCode.WRONG_STATE, IN_USE.with(1));
    }
    agents.forget(name);
  }

  private void end(String name, boolean isForced) {
    var host = hosts.require(name, LockModeType.PESSIMISTIC_WRITE);
    var containers = reservations.loads(false).getOrDefault(name, HostLoad.NONE).containers();
    var runners = hosts.runners(name);
    if (containers == 0 && runners == 0) {
      host.delete();
      Host.flush();
    } else if (isForced) {
      host.leave(Instant.now());
      removed.fire(new HostRemoved(name));
    } else {
      throw new ApiException(ErrorCode.WRONG_STATE, left(containers, runners));
    }
  }

  private static Sentence left(int containers, int runners) {
    if (runners == 0) {
      return IN_USE.with(containers);
    }
    return containers == 0 ? BUILDS.with(runners) : BOTH.with(containers, runners);
  }
}
