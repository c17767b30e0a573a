package org.whalemountain.console.container;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.regex.Pattern;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;

/**
 * The one place where it is decided whose container a call may touch. An id that never was, one
 * that is somebody else's, one that is gone and one that is no id get the same answer.
 */
@ApplicationScoped
class Ownership {

  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Sentence UNKNOWN =
      new Sentence("You have no such container.", "そのコンテナはありません。");

  /**
   * The borrower's container. Belongs into a transaction.
   *
   * @throws ApiException {@code not-found}
   */
  Container find(Borrower borrower, String id, Right right, LockModeType lock) {
    var container = ID.matcher(id).matches() ? (Container) Container.findById(id, lock) : null;
    if (container == null || container.liveName == null || !isAllowed(borrower, container, right)) {
      throw unknown();
    }
    return container;
  }

  private static boolean isAllowed(Borrower borrower, Container container, Right right) {
    return container.account.equals(borrower.account())
        || (borrower.isAdmin() && right == Right.OVERSEE);
  }

  ApiException unknown() {
    return new ApiException(ErrorCode.NOT_FOUND, UNKNOWN);
  }
}
