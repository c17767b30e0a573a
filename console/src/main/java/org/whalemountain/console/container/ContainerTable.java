package org.whalemountain.console.container;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.whalemountain.api.container.ContainerReport;
import org.whalemountain.api.container.ContainerStatus;
import org.whalemountain.api.container.PullProgress;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.console.query.Query;

/**
 * Reads and writes the records of a whole host at once: looks come every few seconds, and thousands
 * of records hardly ever change. Every call belongs into a transaction.
 */
@ApplicationScoped
class ContainerTable {

  private static final String ON_HOST =
      """
      SELECT id, full_name, wanted, status, status_detail, status_detail_ja, progress, queue_place, container_id,
        image_id, started_at, confirmed_at, misses, seen_at, touched_at, busy_with, busy_by, busy_until, was, revive,
        ports, is_temporary
      FROM container WHERE host = ? AND live_name IS NOT NULL
      """;

  /** Assignments run from left to right: what is kept of the old status comes first. */
  private static final String BECOME =
      """
      UPDATE container SET was = IF(? <> 'UNKNOWN', NULL, IF(status = 'UNKNOWN', was, status)),
        status_since = IF(status = ?, status_since, ?), status = ?, status_detail = ?,
        status_detail_ja = ?, progress = NULL, queue_place = NULL, misses = 0,
        revive = revive AND status <> 'RUNNING', busy_with = IF(busy_until < ?, NULL, busy_with),
        version = version + 1
      WHERE touched_at <= ? AND live_name IS NOT NULL AND wanted <> 'GONE' AND id IN\
      """;

  private static final String UNKNOWN =
      """
      UPDATE container SET was = IF(status = 'UNKNOWN', was, status),
        seen_at = IF(status = 'UNKNOWN', seen_at,
          GREATEST(seen_at, (SELECT h.seen_at FROM host h WHERE h.name = container.host))),
        version = IF(status = 'UNKNOWN', version + 1, version),
        status_since = IF(status = 'UNKNOWN', status_since, ?), status = 'UNKNOWN',
        status_detail = ?, status_detail_ja = ?, progress = NULL, queue_place = NULL
      WHERE host = ? AND live_name IS NOT NULL AND touched_at < ?
        AND (status IN ('RUNNING', 'STOPPED', 'CREATING')
          OR status = 'UNKNOWN' AND NOT status_detail <=> ?)
      """;

  private static final String REVIVE_ALL =
      """
      UPDATE container SET revive = TRUE
      WHERE host = ? AND live_name IS NOT NULL AND wanted = 'RUNNING' AND confirmed_at IS NOT NULL
        AND (status IN ('RUNNING', 'CREATING') OR status = 'UNKNOWN' AND COALESCE(was, 'RUNNING') <> 'STOPPED')
      """;

  private static final JsonList.OfPorts PORTS = new JsonList.OfPorts();

  private final Query query;
  private final Reported reported;

  ContainerTable(Query query, Reported reported) {
    this.query = query;
    this.reported = reported;
  }

  /**
   * What records become.
   *
   * @param detail null where the status needs none
   */
  record State(ContainerStatus status, Sentence detail) {}

  /** How far one is that is still to be made, and the sentence for it. */
  record Told(PullProgress progress, Integer queuePlace, Sentence sentence) {

    static Told of(ContainerReport seen) {
      var sentence = seen.progress() == null ? seen.statusSentence() : seen.progress().sentence();
      return new Told(seen.progress(), seen.queuePlace(), sentence);
    }
  }

  /** The records of a host, as far as looks need them; not to be written back. */
  List<Container> on(String host) {
    return query.all(ON_HOST, ContainerTable::glimpse, host);
  }

  /** Which of these ids were given to containers that are gone. */
  List<String> gone(Collection<String> ids) {
    return ids.isEmpty()
        ? List.of()
        : query.all(
            "SELECT id FROM container WHERE live_name IS NULL AND id IN" + places(ids.size()),
            row -> row.getString("id"),
            ids.toArray());
  }

  /** Changes status and detail where no call came in between. */
  void become(State state, List<String> ids, Instant began, Instant now) {
    var name = state.status().name();
    var detail = state.detail();
    change(
        BECOME,
        ids,
        name,
        name,
        now,
        name,
        detail == null ? null : detail.english(),
        detail == null ? null : detail.japanese(),
        Sighting.settledBefore(began),
        began);
  }

  void missed(List<String> ids, Instant began) {
    change("UPDATE container SET misses = misses + 1 WHERE touched_at <= ? AND id IN", ids, began);
  }

  void seen(List<String> ids, Instant now) {
    change("UPDATE container SET seen_at = ? WHERE id IN", ids, now);
  }

  void unknown(String host, Sentence why, Instant began, Instant now) {
    query.change(UNKNOWN, now, why.english(), why.japanese(), host, began, why.english());
  }

  /** What ran when the host's engine ended is to run again. */
  void reviveAll(String host) {
    query.change(REVIVE_ALL, host);
  }

  void revive(List<String> ids) {
    change("UPDATE container SET revive = TRUE WHERE id IN", ids);
  }

  /** In bulk: a whole class may wait for one image, and is told every second. */
  void tellProgress(Map<Told, List<String>> waiting, Instant began) {
    waiting.forEach(
        (told, ids) ->
            change(
                """
                UPDATE container SET progress = ?, queue_place = ?, status_detail = ?, status_detail_ja = ?
                WHERE status = 'CREATING' AND touched_at <= ? AND id IN\
                """,
                ids,
                ProgressText.of(told.progress()),
                told.queuePlace(),
                told.sentence() == null ? null : told.sentence().english(),
                told.sentence() == null ? null : told.sentence().japanese(),
                began));
  }

  /** Takes whole reports over where no call came in between. */
  void takeOver(List<String> ids, Findings.Look look, Instant now) {
    if (ids.isEmpty()) {
      return;
    }
    Container.<Container>find("id IN ?1 ORDER BY id", ids)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .stream()
        .filter(record -> !record.touchedAt.isAfter(look.began()) && record.liveName != null)
        .forEach(record -> reported.see(record, look.seen().ours().get(record.id), now));
  }

  /** In the order of their ids, as all who change several lock them. */
  private void change(String sql, List<String> ids, Object... values) {
    if (!ids.isEmpty()) {
      var all = new ArrayList<Object>();
      Collections.addAll(all, values);
      ids.stream().sorted().forEach(all::add);
      query.change(sql + places(ids.size()), all.toArray());
    }
  }

  private static String places(int count) {
    return " (" + String.join(", ", Collections.nCopies(count, "?")) + ")";
  }

  private static Container glimpse(ResultSet row) throws SQLException {
    var record = new Container();
    record.id = row.getString("id");
    record.fullName = row.getString("full_name");
    record.wanted = Wanted.valueOf(row.getString("wanted"));
    record.status = ContainerStatus.valueOf(row.getString("status"));
    record.statusDetail = row.getString("status_detail");
    record.statusDetailJapanese = row.getString("status_detail_ja");
    record.progress = ProgressText.read(row.getString("progress"));
    record.queuePlace = row.getObject("queue_place", Integer.class);
    record.containerId = row.getString("container_id");
    record.imageId = row.getString("image_id");
    record.startedAt = Query.time(row, "started_at");
    record.confirmedAt = Query.time(row, "confirmed_at");
    record.misses = row.getInt("misses");
    record.seenAt = Query.time(row, "seen_at");
    record.touchedAt = Query.time(row, "touched_at");
    var verb = row.getString("busy_with");
    record.busyWith = verb == null ? null : Verb.valueOf(verb);
    record.busyBy = row.getString("busy_by");
    record.busyUntil = Query.time(row, "busy_until");
    var was = row.getString("was");
    record.was = was == null ? null : ContainerStatus.valueOf(was);
    record.revive = row.getBoolean("revive");
    record.ports = PORTS.convertToEntityAttribute(row.getString("ports"));
    record.isTemporary = row.getBoolean("is_temporary");
    return record;
  }
}
