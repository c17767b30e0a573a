package org.whalemountain.console.container;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.whalemountain.console.query.Query;

/**
 * What tells at the price of one query which containers changed, whoever changed them: this
 * console, another one, or a look at a host.
 */
@ApplicationScoped
public class ContainerMarks {

  /**
   * Looks at hosts write status, its time and progress in bulk, past the version. What a host's
   * administrators say of it stands at the host.
   */
  private static final String ALL =
      """
      SELECT c.id, c.account,
        CONCAT(c.version, ' ', c.status, ' ', c.status_since, ' ', COALESCE(c.progress, ''), ' ',
          COALESCE(c.queue_place, ''), ' ', COALESCE(h.drained_at, ''), ' ',
          COALESCE(h.removed_at, '')) AS state
      FROM container c JOIN host h ON h.name = c.host WHERE c.live_name IS NOT NULL
      """;

  private final Query query;

  ContainerMarks(Query query) {
    this.query = query;
  }

  /**
   * The mark of one container.
   *
   * @param id the container's
   * @param account whose it is
   * @param state another text whenever a person would see another container
   */
  public record Mark(String id, String account, String state) {}

  /** Those of all containers there are, by id. */
  public Map<String, Mark> all() {
    var marks = new HashMap<String, Mark>();
    query.all(ALL, ContainerMarks::mark).forEach(mark -> marks.put(mark.id(), mark));
    return marks;
  }

  /**
   * These containers as their {@code GET} answers them, in each of the languages; without those
   * that are gone.
   */
  public Map<Locale, List<ContainerView>> views(Collection<String> ids, Set<Locale> languages) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    var places = String.join(", ", Collections.nCopies(ids.size(), "?"));
    var found =
        query.all(
            ContainerRow.LIVING + " AND c.id IN (" + places + ") ORDER BY c.id",
            ContainerRow::of,
            ids.toArray());
    var views = new HashMap<Locale, List<ContainerView>>();
    for (var language : languages) {
      views.put(language, found.stream().map(row -> row.view(language)).toList());
    }
    return views;
  }

  private static Mark mark(ResultSet row) throws SQLException {
    return new Mark(row.getString("id"), row.getString("account"), row.getString("state"));
  }
}
