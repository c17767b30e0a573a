package org.whalemountain.console.image;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.whalemountain.console.query.Query;

/**
 * Reads and writes what is known of a host's images: hundreds of rows, of which few ever change.
 */
@ApplicationScoped
class ImageTable {

  /** Rows in one statement. */
  private static final int AT_ONCE = 500;

  private static final String REFERENCES =
      """
      SELECT p.reference, p.image_id, i.id IS NOT NULL AND i.vanished_at IS NULL AND i.size_bytes >= 0 AS is_told,
        i.owner
      FROM host_image p LEFT JOIN image i ON i.id = p.image_id AND p.reference = p.image_id
      WHERE p.host = ?
      """;

  /** Whose an image is, is said once: a host that forgot its marks makes nobody's image public. */
  private static final String TELL =
      """
       ON DUPLICATE KEY UPDATE version = version + 1, vanished_at = NULL,
        owner = COALESCE(owner, VALUES(owner)), created_at = COALESCE(created_at, VALUES(created_at)),
        size_bytes = IF(size_bytes < 0, VALUES(size_bytes), size_bytes)\
      """;

  private final Query query;

  ImageTable(Query query) {
    this.query = query;
  }

  /**
   * What is known of a host.
   *
   * @param references what each means
   * @param told the owner of each image of which all is known, empty for the department's
   * @param isKnown whether it ever gave a list, and gave the last one
   */
  record Before(Map<String, String> references, Map<String, String> told, boolean isKnown) {

    Set<String> ids() {
      var ids = new HashSet<>(references.keySet());
      ids.removeIf(reference -> !reference.equals(references.get(reference)));
      return ids;
    }
  }

  /**
   * What is to be written.
   *
   * @param gone references that mean nothing there any more
   * @param set what references mean from now on
   * @param told images to be written, by id
   * @param touched ids of images that people see differently from now on
   */
  record Change(
      Set<String> gone,
      Map<String, String> set,
      Map<String, HostList.Seen> told,
      Set<String> touched,
      Set<String> appeared,
      Set<String> vanished) {

    static Change between(Before before, HostList now, boolean isBelieved) {
      var set = new HashMap<>(now.references());
      set.entrySet().removeIf(e -> e.getValue().equals(before.references().get(e.getKey())));
      var gone = new HashSet<String>();
      if (isBelieved) {
        gone.addAll(before.references().keySet());
        gone.removeAll(now.references().keySet());
      }
      var told = new HashMap<>(now.images());
      told.entrySet().removeIf(e -> isTold(before.told().get(e.getKey()), e.getValue()));
      var touched = new TreeSet<String>(set.values());
      gone.forEach(reference -> touched.add(before.references().get(reference)));
      set.keySet().stream()
          .map(before.references()::get)
          .filter(id -> id != null)
          .forEach(touched::add);
      touched.removeAll(told.keySet());
      var appeared = new HashSet<>(set.keySet());
      appeared.removeIf(reference -> !ImageReference.isId(reference));
      var vanished = new HashSet<>(gone);
      vanished.removeIf(reference -> !ImageReference.isId(reference));
      return new Change(gone, set, told, touched, appeared, vanished);
    }

    boolean isNothing() {
      return gone.isEmpty() && set.isEmpty() && told.isEmpty();
    }

    private static boolean isTold(String known, HostList.Seen seen) {
      return known != null && (!known.isEmpty() || seen.owner() == null);
    }
  }

  Before on(String host) {
    var references = new HashMap<String, String>();
    var told = new HashMap<String, String>();
    query.all(
        REFERENCES,
        row -> {
          references.put(row.getString("reference"), row.getString("image_id"));
          if (row.getBoolean("is_told")) {
            var owner = row.getString("owner");
            told.put(row.getString("image_id"), owner == null ? "" : owner);
          }
          return true;
        },
        host);
    var isKnown =
        query.first(
            "SELECT images_seen_at IS NOT NULL AND images_silent_since IS NULL AS is_known FROM host WHERE name = ?",
            row -> row.getBoolean("is_known"),
            host);
    return new Before(references, told, isKnown.orElse(false));
  }

  /**
   * Writes it. Belongs into a transaction.
   *
   * @return how many rows
   */
  int write(String host, Change change, Instant now) {
    var isThere =
        query.change(
            "UPDATE host SET images_seen_at = COALESCE(images_seen_at, UTC_TIMESTAMP(6)), images_silent_since = NULL WHERE name = ?",
            host);
    if (isThere == 0) {
      return 0;
    }
    var rows = 0;
    for (var ids : parts(new TreeSet<>(change.told.keySet()))) {
      rows += tell(ids, change.told, now);
    }
    for (var gone : parts(new TreeSet<>(change.gone))) {
      var values = new ArrayList<Object>(gone);
      values.add(0, host);
      rows +=
          query.change(
              "DELETE FROM host_image WHERE host = ? AND reference IN" + in(gone),
              values.toArray());
    }
    for (var references : parts(new TreeSet<>(change.set.keySet()))) {
      rows += set(host, references, change.set);
    }
    for (var ids : parts(change.touched)) {
      rows +=
          query.change(
              "UPDATE image SET version = version + 1 WHERE id IN" + in(ids), ids.toArray());
    }
    for (var ids : parts(new TreeSet<>(change.vanished))) {
      var values = new ArrayList<Object>(ids);
      values.add(0, now);
      rows +=
          query.change(
              "UPDATE image SET vanished_at = ? WHERE id IN"
                  + in(ids)
                  + " AND NOT EXISTS (SELECT 1 FROM host_image p WHERE p.reference = image.id)",
              values.toArray());
    }
    return rows;
  }

  /** Forgets what no host had for that long. */
  void forget(Instant before) {
    query.change("DELETE FROM image WHERE vanished_at < ?", before);
  }

  private int tell(List<String> ids, Map<String, HostList.Seen> told, Instant now) {
    var values = new ArrayList<Object>();
    for (var id : ids) {
      var seen = told.get(id);
      Collections.addAll(values, id, seen.owner(), seen.sizeBytes(), seen.createdAt(), now);
    }
    return query.change(
        "INSERT INTO image (id, owner, size_bytes, created_at, first_seen_at) VALUES "
            + String.join(", ", Collections.nCopies(ids.size(), "(?, ?, ?, ?, ?)"))
            + TELL,
        values.toArray());
  }

  private int set(String host, List<String> references, Map<String, String> ids) {
    var values = new ArrayList<Object>();
    for (var reference : references) {
      Collections.addAll(values, host, reference, ids.get(reference));
    }
    return query.change(
        "INSERT INTO host_image (host, reference, image_id) VALUES "
            + String.join(", ", Collections.nCopies(references.size(), "(?, ?, ?)"))
            + " ON DUPLICATE KEY UPDATE image_id = VALUES(image_id)",
        values.toArray());
  }

  private static List<List<String>> parts(Collection<String> all) {
    var list = List.copyOf(all);
    var parts = new ArrayList<List<String>>();
    for (var from = 0; from < list.size(); from += AT_ONCE) {
      parts.add(list.subList(from, Math.min(list.size(), from + AT_ONCE)));
    }
    return parts;
  }

  private static String in(Collection<?> values) {
    return " (" + String.join(", ", Collections.nCopies(values.size(), "?")) + ")";
  }
}
