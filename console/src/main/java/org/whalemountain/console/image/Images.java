package org.whalemountain.console.image;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.Check;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.console.query.Query;
import org.whalemountain.console.web.Page;

/** The images that somebody may use, and what their owners say of them. */
@ApplicationScoped
public class Images {

  /** What a person may see of an image, and whether they own it. */
  record Row(
      String id,
      String owner,
      boolean isShared,
      String description,
      long sizeBytes,
      Instant createdAt,
      Instant firstSeenAt) {}

  static final String PRESENT =
      """
      SELECT i.id, i.owner, i.shared, i.description, i.size_bytes, i.created_at, i.first_seen_at
      FROM image i
      WHERE EXISTS (SELECT 1 FROM host_image p JOIN host h ON h.name = p.host
        WHERE p.reference = i.id AND h.removed_at IS NULL)\
      """;

  private static final String MINE = " AND i.owner = ?";
  private static final String OTHERS = " AND (i.owner IS NULL OR i.shared AND i.owner <> ?)";
  private static final String LIKE =
      """
       AND (LOWER(COALESCE(i.description, '')) LIKE ? OR COALESCE(i.owner, '') LIKE ?
        OR EXISTS (SELECT 1 FROM host_image n WHERE n.image_id = i.id AND LOWER(n.reference) LIKE ?))\
      """;
  private static final String BEHIND =
      " AND (i.first_seen_at < ? OR i.first_seen_at = ? AND i.id > ?)";
  private static final String ORDER = " ORDER BY i.first_seen_at DESC, i.id LIMIT ?";
  private static final int MOST_WORDS = 10;
  private static final Sentence NOT_YOURS =
      new Sentence("Only the owner of an image may change it.", "イメージを変更できるのは所有者だけです。");
  private static final Sentence AFTER_RULE =
      new Sentence("must be from a link to a next page", "は次のページへのリンクの値である必要があります");

  private final Query query;
  private final ImageAccess access;
  private final ImageViews views;

  Images(Query query, ImageAccess access, ImageViews views) {
    this.query = query;
    this.access = access;
    this.views = views;
  }

  /** The newest first; one more than the page holds where there are more. */
  public List<ImageView> list(String account, boolean shared, String words, Page page) {
    var sql = new StringBuilder(PRESENT).append(shared ? OTHERS : MINE);
    var values = new ArrayList<Object>();
    values.add(account);
    for (var word : words(words)) {
      sql.append(LIKE);
      Collections.addAll(values, word, word, word);
    }
    page.after()
        .map(Images::behind)
        .ifPresent(
            last -> {
              sql.append(BEHIND);
              Collections.addAll(values, last.firstSeenAt, last.firstSeenAt, last.id);
            });
    values.add(page.limit() + 1);
    return views.of(
        account, query.all(sql.append(ORDER).toString(), Images::row, values.toArray()));
  }

  /** What the next page begins behind. */
  static String key(ImageView view) {
    return view.firstSeenAt() + "_" + view.id();
  }

  /**
   * One that the account may use.
   *
   * @throws ApiException {@code not-found}
   */
  public ImageView get(String account, String id) {
    return views.of(account, List.of(require(account, id))).get(0);
  }

  /**
   * Changes one's own.
   *
   * @throws ApiException {@code not-found} for one that the account may not use, {@code forbidden}
   *     for others' and the department's
   */
  ImageView change(String account, String id, ImageChange change) {
    requireOwn(account, id);
    query.change(
        "UPDATE image SET description = IF(?, NULLIF(?, ''), description), shared = COALESCE(?, shared),"
            + " edited_at = UTC_TIMESTAMP(6), version = version + 1 WHERE id = ? AND owner = ?",
        change.description() != null,
        change.description(),
        change.shared(),
        id,
        account);
    return get(account, id);
  }

  Row requireOwn(String account, String id) {
    var image = require(account, id);
    if (!account.equals(image.owner)) {
      throw new ApiException(ErrorCode.FORBIDDEN, NOT_YOURS);
    }
    return image;
  }

  private Row require(String account, String id) {
    return query
        .first(PRESENT + " AND i.id = ?", Images::row, id)
        .filter(image -> image.owner == null || image.owner.equals(account) || image.isShared)
        .orElseThrow(access::unknown);
  }

  private static List<String> words(String text) {
    return text == null
        ? List.of()
        : List.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+")).stream()
            .filter(word -> !word.isEmpty())
            .limit(MOST_WORDS)
            .map(word -> "%" + word.replaceAll("([\\\\%_])", "\\\\$1") + "%")
            .toList();
  }

  private record Last(Instant firstSeenAt, String id) {}

  private static Last behind(String after) {
    var border = after.indexOf('_');
    try {
      return new Last(
          Instant.parse(after.substring(0, Math.max(0, border))), after.substring(border + 1));
    } catch (DateTimeParseException e) {
      new Check().that(false, "after", AFTER_RULE).done();
      throw e;
    }
  }

  static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getString("id"),
        row.getString("owner"),
        row.getBoolean("shared"),
        row.getString("description"),
        Math.max(0, row.getLong("size_bytes")),
        ImageViews.time(row, "created_at"),
        ImageViews.time(row, "first_seen_at"));
  }
}
