package org.whalemountain.console.container;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Set;
import org.whalemountain.api.container.ContainerStatus;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.console.host.HostRemoved;
import org.whalemountain.console.query.Lookup;
import org.whalemountain.console.query.Query;
import org.whalemountain.console.reservation.Reservations;

/**
 * What stays on a host that is removed: records, as unknown, and all that containers hold there,
 * also of those whose owners have forgotten them. Only that host's own word frees it, once it is
 * registered again.
 */
@ApplicationScoped
class LeftBehind {

  private static final int LOOKS_UNTIL_FREE = 2;
  private static final Sentence REMOVED = new Sentence("Its host was removed.", "ホストの登録が削除されました。");
  private static final String HELD_BY_GONE =
      """
      SELECT r.container_id FROM reservation r JOIN container c ON c.id = r.container_id
      WHERE r.host = ? AND c.live_name IS NULL
      """;

  private final Query query;
  private final Reservations reservations;

  LeftBehind(Query query, Reservations reservations) {
    this.query = query;
    this.reservations = reservations;
  }

  void keep(@Observes HostRemoved gone) {
    var now = Instant.now();
    var left =
        Container.<Container>find("host = ?1 AND liveName IS NOT NULL", gone.host())
            .withLock(LockModeType.PESSIMISTIC_WRITE)
            .list();
    for (var record : left) {
      record.touchedAt = now;
      if (record.wanted == Wanted.GONE) {
        record.leave(now);
      } else {
        record.become(ContainerStatus.UNKNOWN, REMOVED, now);
      }
    }
  }

  /**
   * Frees what containers held that their owners forgot, once the host is back and has not got
   * them: one that it still has is deleted there first. Belongs into a transaction.
   *
   * @param seen ids of what the host has
   */
  void settle(String host, Set<String> seen) {
    for (var id : query.all(HELD_BY_GONE, row -> row.getString("container_id"), host)) {
      if (seen.contains(id)) {
        continue;
      }
      var record = Lookup.find(Container.class, id, LockModeType.PESSIMISTIC_WRITE);
      record.misses++;
      if (record.misses >= LOOKS_UNTIL_FREE) {
        reservations.release(id);
      }
    }
  }
}
