package org.whalemountain.console.container;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.regex.Pattern;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.console.query.Lookup;

/**
 * The one place where it is decided whose container a call may touch. An id that never was, one
 * that is somebody else's, one that is gone and one that is no id get the same answer.
 */
@ApplicationScoped
class Ownership {

  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final String ALL = "all";
  private static final Sentence ADMINS_ONLY =
      new Sentence("Only administrators may list others' containers.", "他の人のコンテナを一覧できるのは管理者だけです。");
  private static final Sentence UNKNOWN =
      new Sentence("You have no such container.", "そのコンテナはありません。");

  /**
   * Whose containers a list shows; empty for everybody's.
   *
   * @param owner {@code all}, an account, or null for one's own
   * @throws ApiException {@code forbidden} for others' where the borrower is no administrator
   */
  Optional<String> listed(Borrower borrower, String owner) {
    if (owner != null && !owner.equals(borrower.account()) && !borrower.isAdmin()) {
      throw new ApiException(ErrorCode.FORBIDDEN, ADMINS_ONLY);
    }
    return ALL.equals(owner)
        ? Optional.empty()
        : Optional.of(owner == null ? borrower.account() : owner);
  }

  /**
   * The borrower's container. Belongs into a transaction.
   *
   * @throws ApiException {@code not-found}
   */
  Container find(Borrower borrower, String id, Right right, LockModeType lock) {
    var container = isId(id) ? Lookup.find(Container.class, id, lock) : null;
    if (container == null
        || container.liveName == null
        || !isAllowed(borrower, container.account, right)) {
      throw unknown();
    }
    return container;
  }

  boolean isId(String id) {
    return ID.matcher(id).matches();
  }

  /** Whether the borrower has that right to what an account has. */
  boolean isAllowed(Borrower borrower, String account, Right right) {
    return account.equals(borrower.account()) || (borrower.isAdmin() && right == Right.OVERSEE);
  }

  ApiException unknown() {
    return new ApiException(ErrorCode.NOT_FOUND, UNKNOWN);
  }
}
