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
  private static final Sentence OWNER_ONLY =
      new Sentence(
          "Only its owner may do this with a container; administrators may see, stop and delete it.",
          "この操作ができるのはコンテナの所有者だけです。管理者は参照・停止・削除のみできます。");

  /**
   * The borrower's container. Belongs into a transaction.
   *
   * @throws ApiException {@code not-found}; {@code forbidden} for an administrator who asks for
   *     more than administrators may
   */
  Container find(Borrower borrower, String id, Right right, LockModeType lock) {
    var container = ID.matcher(id).matches() ? (Container) Container.findById(id, lock) : null;
    var isOwner = container != null && container.account.equals(borrower.account());
    if (container == null || container.liveName == null || !(isOwner || borrower.isAdmin())) {
      throw new ApiException(ErrorCode.NOT_FOUND, UNKNOWN);
    }
    if (!isOwner && right == Right.USE) {
      throw new ApiException(ErrorCode.FORBIDDEN, OWNER_ONLY);
    }
    return container;
  }

  ApiException unknown() {
    return new ApiException(ErrorCode.NOT_FOUND, UNKNOWN);
  }
}
