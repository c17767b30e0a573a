package org.whalemountain.console.image;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.whalemountain.api.image.ImageReport;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.FieldProblem;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.console.query.Query;

/**
 * The one place where it is decided who may use which image: the department's, one's own, and those
 * that their owners share. What a spelling resolves to decides, never the spelling. Whoever may not
 * use an image gets the answer of one that never was, and no registry is asked for it.
 */
@ApplicationScoped
public class ImageAccess {

  private static final Sentence UNKNOWN = new Sentence("There is no such image.", "そのイメージはありません。");
  private static final Sentence AMBIGUOUS =
      new Sentence(
          "is the beginning of several images' ids: give more digits of it",
          "で始まる ID のイメージが複数あります。もっと長く指定してください");

  private static final String FOUND =
      """
      SELECT p.host, p.image_id, i.owner IS NULL AND i.id IS NOT NULL AS is_departments,
        i.id IS NOT NULL AND (i.owner IS NULL OR i.owner = ? OR i.shared) AS is_usable
      FROM host_image p LEFT JOIN image i ON i.id = p.image_id WHERE\
      """;

  private final Query query;

  ImageAccess(Query query) {
    this.query = query;
  }

  private record Found(String host, String id, boolean isDepartments, boolean isUsable) {}

  /**
   * What a spelling means to an account.
   *
   * @param image any spelling that Docker knows: names, digests, ids and what those begin with
   * @throws ApiException {@code not-found} where there is none that the account may use and none
   *     may be fetched; {@code invalid} where it is the beginning of several ids
   */
  public Usable find(String account, String image) {
    if (ImageReference.isMark(image)) {
      throw unknown();
    }
    var found = found(account, image);
    var usable = found.stream().filter(Found::isUsable).toList();
    if (usable.isEmpty() && (!found.isEmpty() || isNeverPulled(image))) {
      throw unknown();
    }
    return new Usable(
        usable.stream().collect(Collectors.toMap(Found::host, Found::id, (one, same) -> one)),
        found.stream().allMatch(Found::isDepartments) && !isNeverPulled(image));
  }

  /**
   * Whether an account may use an image that a host resolved a spelling to.
   *
   * @param image as its host reports it
   */
  public boolean isAllowed(String account, ImageReport image) {
    return query
        .first(
            "SELECT owner IS NULL AND ? OR owner = ? OR shared AND owner IS NOT NULL AS is_allowed FROM image WHERE id = ?",
            row -> row.getBoolean("is_allowed"),
            image.owner() == null || image.owner().equals(account),
            account,
            image.id())
        .orElseGet(() -> image.owner() == null || image.owner().equals(account));
  }

  /**
   * Whether a host that turns out to lack a resolved image may look for the spelling itself: an
   * image of the department may have been removed, and can be fetched again.
   */
  public boolean mayBeFetchedAgain(String image, String id) {
    var isSomebodys =
        query
            .first("SELECT owner FROM image WHERE id = ? AND owner IS NOT NULL", row -> true, id)
            .isPresent();
    return !isSomebodys && !isNeverPulled(image);
  }

  /** What everybody is told of an image that is not there for them. */
  public ApiException unknown() {
    return new ApiException(ErrorCode.NOT_FOUND, UNKNOWN);
  }

  /** On a host a name goes before the beginning of an id, as in Docker. */
  private List<Found> found(String account, String image) {
    var named =
        query.all(
            FOUND + " p.reference = ?", ImageAccess::found, account, ImageReference.of(image));
    var beginning = ImageReference.beginningOfId(image);
    if (named.isEmpty() && beginning.isPresent()) {
      return byId(account, beginning.get());
    }
    var digest = ImageReference.digest(image);
    if (named.isEmpty() && digest.isPresent()) {
      // Some engines find a digest under whatever name.
      return query.all(
          FOUND + " p.reference LIKE ? OR p.reference = ?",
          ImageAccess::found,
          account,
          "%@" + digest.get(),
          digest.get());
    }
    return named;
  }

  private List<Found> byId(String account, String beginning) {
    var found =
        query.all(
            FOUND + " p.reference LIKE ? AND p.reference = p.image_id",
            ImageAccess::found,
            account,
            beginning + "%");
    var usable = found.stream().filter(Found::isUsable).map(Found::id).distinct().count();
    if (usable > 1) {
      throw new ApiException(
          ErrorCode.INVALID,
          new Sentence("image " + AMBIGUOUS.english(), "image " + AMBIGUOUS.japanese()),
          List.of(new FieldProblem("image", AMBIGUOUS)));
    }
    return found;
  }

  /** What can only mean an image that is here: ids, and names of our own people. */
  private boolean isNeverPulled(String image) {
    return ImageReference.beginningOfId(image).isPresent()
        || ImageReference.namespace(image).filter(this::isAccount).isPresent();
  }

  private boolean isAccount(String name) {
    return query
        .first(
            "SELECT 1 FROM DUAL WHERE EXISTS (SELECT 1 FROM account WHERE id = ?)"
                + " OR EXISTS (SELECT 1 FROM image WHERE owner = ?)",
            row -> true,
            name,
            name)
        .isPresent();
  }

  private static Found found(ResultSet row) throws SQLException {
    return new Found(
        row.getString("host"),
        row.getString("image_id"),
        row.getBoolean("is_departments"),
        row.getBoolean("is_usable"));
  }
}
