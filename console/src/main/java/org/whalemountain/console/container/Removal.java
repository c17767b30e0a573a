package org.whalemountain.console.container;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.whalemountain.api.container.ContainerStatus;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.console.host.AgentClient;
import org.whalemountain.console.host.HostUnreachable;
import org.whalemountain.console.host.Hosts;
import org.whalemountain.console.host.LostAnswer;
import org.whalemountain.console.lease.Leases;
import org.whalemountain.console.query.Lookup;
import org.whalemountain.console.reservation.Race;
import org.whalemountain.console.reservation.Reservations;

/**
 * Deletes containers. That it is wanted gone is committed first, so that a silent host only delays
 * it; what it held is freed when the host has confirmed, never before.
 */
@ApplicationScoped
class Removal {

  private static final Logger LOG = Logger.getLogger(Removal.class);
  private static final Sentence LATER =
      new Sentence(
          "The host {0} does not answer. The container will be deleted as soon as it does.",
          "ホスト {0} が応答しません。応答し次第、コンテナは削除されます。");

  private final Ownership ownership;
  private final Hosts hosts;
  private final Leases leases;
  private final Reservations reservations;

  Removal(Ownership ownership, Hosts hosts, Leases leases, Reservations reservations) {
    this.ownership = ownership;
    this.hosts = hosts;
    this.leases = leases;
    this.reservations = reservations;
  }

  /**
   * Deletes the borrower's container. Of one on a removed host the record is forgotten; what it
   * held stays held until that host is back and has let go of it, see {@link LeftBehind}.
   *
   * @return whether it is gone; false while it is still being made, then whoever makes it ends it
   * @throws ApiException {@code host-unreachable}: it will be deleted when the host is back
   */
  boolean delete(Borrower borrower, String id) {
    var container =
        QuarkusTransaction.requiringNew()
            .call(
                () -> {
                  var record =
                      ownership.find(borrower, id, Right.OVERSEE, LockModeType.PESSIMISTIC_WRITE);
                  var now = Instant.now();
                  if (hosts.isRemoved(record.host)) {
                    record.leave(now);
                    return record;
                  }
                  record.wanted = Wanted.GONE;
                  record.become(ContainerStatus.DELETING, null, now);
                  record.touchedAt = now;
                  return record;
                });
    if (container.liveName == null) {
      return true;
    }
    if (container.busyWith == Verb.CREATE && container.isBusy(leases.living(), Instant.now())) {
      return false;
    }
    try {
      carryOut(container, borrower);
    } catch (HostUnreachable | LostAnswer e) {
      throw new ApiException(ErrorCode.HOST_UNREACHABLE, LATER.with(container.host), e);
    }
    return true;
  }

  /** Asks the host and, when it has confirmed, frees what the container held. */
  void carryOut(Container container, Borrower borrower) {
    delete(hosts.agent(container.host, borrower.language()), container.id, container.fullName);
    leave(container.id);
  }

  /** The same once more by the watch, for a container of which only names are known. */
  void again(String host, String id, String fullName, Turn turn) {
    try {
      delete(hosts.agent(host, Locale.ENGLISH).inEpoch(turn.text()), id, fullName);
    } catch (ApiException e) {
      if (e.code() == ErrorCode.WRONG_STATE) {
        LOG.debugf("another console has the turn container=%s", id);
        return;
      }
      throw e;
    }
    leave(id);
  }

  /**
   * Agents delete by name. After the database was restored, the name may be that of a newer
   * container: then this one is gone already.
   */
  private static void delete(AgentClient agent, String id, String fullName) {
    try {
      if (!id.equals(agent.container(fullName).id())) {
        return;
      }
    } catch (ApiException e) {
      if (e.code() != ErrorCode.NOT_FOUND) {
        throw e;
      }
      // It may still wait for its image.
    }
    agent.delete(fullName);
  }

  private void leave(String id) {
    Race.retried(
        () -> {
          var record = Lookup.find(Container.class, id, LockModeType.PESSIMISTIC_WRITE);
          if (record != null) {
            if (record.liveName != null) {
              record.leave(Instant.now());
            }
            reservations.release(record.id);
          }
          return record;
        });
  }
}
