package org.whalemountain.console.orphan;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.whalemountain.api.container.ContainerReport;
import org.whalemountain.api.problem.StrictJson;
import org.whalemountain.console.container.Adopted;
import org.whalemountain.console.container.Strangers;
import org.whalemountain.console.query.Query;

/**
 * Where orphans are listed and left alone, after two looks that found them: a record may only be on
 * its way.
 */
@ApplicationScoped
class Quarantine {

  private static final String SELECT = "SELECT * FROM orphan WHERE looks > 1";
  private static final int LONGEST_NAME = 64;

  private final Query query;

  Quarantine(Query query) {
    this.query = query;
  }

  List<Orphan> list() {
    return query.all(SELECT + " ORDER BY host, full_name, id", Orphan::of);
  }

  Optional<Orphan> find(String id) {
    return query.first(SELECT + " AND id = ?", Orphan::of, id);
  }

  void forget(String id) {
    query.change("DELETE FROM orphan WHERE id = ?", id);
  }

  /** In the transaction that writes its record: it is never both, and never neither. */
  void adopted(@Observes Adopted one) {
    query.change(
        "DELETE FROM orphan WHERE host = ? AND container_id = ?", one.host(), one.containerId());
  }

  /** In the transaction of the look. */
  void look(@Observes Strangers seen) {
    var known = known(seen.host());
    if (known.isEmpty() && seen.found().isEmpty()) {
      return;
    }
    var now = Instant.now();
    var left = new HashSet<>(known);
    seen.found().forEach(report -> left.remove(report.containerId()));
    for (var gone : left) {
      query.change("DELETE FROM orphan WHERE host = ? AND container_id = ?", seen.host(), gone);
    }
    query.change(
        "UPDATE orphan SET looks = LEAST(looks + 1, 1000), seen_at = ? WHERE host = ?",
        now,
        seen.host());
    for (var report : seen.found()) {
      if (!known.contains(report.containerId())) {
        add(seen.host(), report, now);
      } else {
        query.change(
            "UPDATE orphan SET status = ? WHERE host = ? AND container_id = ? AND status <> ?",
            report.status().text(),
            seen.host(),
            report.containerId(),
            report.status().text());
      }
    }
  }

  private Set<String> known(String host) {
    return Set.copyOf(
        query.all(
            "SELECT container_id FROM orphan WHERE host = ?",
            row -> row.getString("container_id"),
            host));
  }

  private void add(String host, ContainerReport report, Instant now) {
    if (report.id().length() > LONGEST_NAME || report.fullName().length() > 2 * LONGEST_NAME) {
      return;
    }
    query.change(
        "INSERT IGNORE INTO orphan VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)",
        UuidVersion7Strategy.INSTANCE.generateUuid(null).toString(),
        host,
        report.id(),
        report.containerId(),
        report.owner(),
        report.name(),
        report.fullName(),
        report.image(),
        report.status().text(),
        json(report),
        now,
        now);
  }

  private static String json(ContainerReport report) {
    try {
      return StrictJson.mapper().writeValueAsString(report.ports());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain numbers are always JSON", e);
    }
  }
}
