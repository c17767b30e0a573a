package org.whalemountain.console.image;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.whalemountain.console.query.Query;

/**
 * Makes views of images: what hosts know of them, and which of one's containers are made of them.
 */
@ApplicationScoped
class ImageViews {

  private static final String REFERENCES =
      """
      SELECT p.image_id, p.reference, p.host,
        LEAST(COALESCE(h.images_silent_since, h.seen_at), COALESCE(h.unreachable_since, h.seen_at), h.seen_at) AS seen_at
      FROM host_image p JOIN host h ON h.name = p.host
      WHERE h.removed_at IS NULL AND p.image_id IN\
      """;
  private static final String CONTAINERS =
      "SELECT image_id, name FROM container WHERE account = ? AND live_name IS NOT NULL AND image_id IN";

  private final Query query;

  ImageViews(Query query) {
    this.query = query;
  }

  private record Reference(String id, String text, String host, Instant seenAt) {}

  private record Use(String id, String container) {}

  List<ImageView> of(String account, List<Images.Row> images) {
    if (images.isEmpty()) {
      return List.of();
    }
    var ids = images.stream().map(Images.Row::id).toList();
    var in = " (" + String.join(", ", Collections.nCopies(ids.size(), "?")) + ")";
    var references = new HashMap<String, List<Reference>>();
    query
        .all(
            REFERENCES + in + " ORDER BY p.host, p.reference",
            row ->
                new Reference(
                    row.getString("image_id"),
                    row.getString("reference"),
                    row.getString("host"),
                    time(row, "seen_at")),
            ids.toArray())
        .forEach(r -> references.computeIfAbsent(r.id, id -> new ArrayList<>()).add(r));
    var uses = new HashMap<String, List<String>>();
    var values = new ArrayList<Object>(ids);
    values.add(0, account);
    query
        .all(
            CONTAINERS + in + " ORDER BY name",
            row -> new Use(row.getString("image_id"), row.getString("name")),
            values.toArray())
        .forEach(use -> uses.computeIfAbsent(use.id, id -> new ArrayList<>()).add(use.container));
    return images.stream().map(image -> view(account, image, references, uses)).toList();
  }

  private static ImageView view(
      String account,
      Images.Row image,
      Map<String, List<Reference>> references,
      Map<String, List<String>> uses) {
    var names = new TreeSet<String>();
    var digests = new TreeSet<String>();
    var places = new ArrayList<ImageView.Place>();
    for (var reference : references.getOrDefault(image.id(), List.of())) {
      if (reference.text.equals(image.id())) {
        places.add(new ImageView.Place(reference.host, reference.seenAt));
      } else {
        (reference.text.contains("@") ? digests : names).add(reference.text);
      }
    }
    return new ImageView(
        image.id(),
        List.copyOf(names),
        image.owner(),
        account.equals(image.owner()),
        image.isShared(),
        image.description(),
        image.sizeBytes(),
        image.createdAt(),
        List.copyOf(digests),
        places,
        uses.getOrDefault(image.id(), List.of()),
        image.firstSeenAt());
  }

  static Instant time(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, LocalDateTime.class);
    return time == null ? null : time.toInstant(ZoneOffset.UTC);
  }
}
