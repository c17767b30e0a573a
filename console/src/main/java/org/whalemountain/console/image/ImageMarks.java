package org.whalemountain.console.image;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.whalemountain.console.query.Query;

/** What tells at the price of one query which of the images that people built changed. */
@ApplicationScoped
public class ImageMarks {

  private final Query query;
  private final ImageViews views;

  ImageMarks(Query query, ImageViews views) {
    this.query = query;
    this.views = views;
  }

  /**
   * The mark of one image.
   *
   * @param owner who built it
   * @param isShared whether others see it too
   * @param version another number whenever a person would see another image
   */
  public record Mark(String id, String owner, boolean isShared, long version) {}

  /** Those of all images that somebody built and a host has, by id. */
  public Map<String, Mark> all() {
    var marks = new HashMap<String, Mark>();
    query
        .all(
            "SELECT id, owner, shared, version FROM image WHERE owner IS NOT NULL AND vanished_at IS NULL",
            row ->
                new Mark(
                    row.getString("id"),
                    row.getString("owner"),
                    row.getBoolean("shared"),
                    row.getLong("version")))
        .forEach(mark -> marks.put(mark.id(), mark));
    return marks;
  }

  /**
   * These images as their {@code GET} answers them to that account; without those that are gone.
   */
  public List<ImageView> views(String account, List<String> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    var in = " AND i.id IN (" + String.join(", ", Collections.nCopies(ids.size(), "?")) + ")";
    return views.of(account, query.all(Images.PRESENT + in, Images::row, ids.toArray()));
  }
}
