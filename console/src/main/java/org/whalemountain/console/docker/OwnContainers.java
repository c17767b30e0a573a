package org.whalemountain.console.docker;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.console.container.Borrower;
import org.whalemountain.console.container.ContainerView;
import org.whalemountain.console.container.Containers;
import org.whalemountain.console.container.Right;
import org.whalemountain.console.container.Target;
import org.whalemountain.console.web.Page;

/**
 * The borrower's own containers, by all that the command may call them. Others' are not there, for
 * administrators neither. For threads that may wait.
 */
@ApplicationScoped
class OwnContainers {

  private static final Sentence NONE = new Sentence("No such container: {0}", "そのコンテナはありません: {0}");
  private static final Sentence SEVERAL =
      new Sentence("multiple IDs found with provided prefix: {0}", "ID が {0} で始まるコンテナが複数あります");

  private final Containers containers;

  OwnContainers(Containers containers) {
    this.containers = containers;
  }

  /** The newest first. */
  List<ContainerView> all(Borrower borrower) {
    var oldestFirst =
        containers.list(borrower, null, new Page(Page.MOST, Optional.empty())).stream().toList();
    var all = new java.util.ArrayList<>(oldestFirst);
    java.util.Collections.reverse(all);
    return all;
  }

  /**
   * The one of that name, full name or id, or whose id begins so.
   *
   * @throws ApiException {@code not-found}; {@code invalid} where several ids begin so
   */
  ContainerView find(Borrower borrower, String called) {
    var all = all(borrower);
    var name = called.startsWith("/") ? called.substring(1) : called;
    var named =
        all.stream()
            .filter(
                view ->
                    view.name().equals(name)
                        || view.fullName().equals(name)
                        || view.id().equals(name)
                        || DockerId.of(view.id()).equals(name))
            .findFirst();
    if (named.isPresent()) {
      return named.get();
    }
    var begun =
        all.stream()
            .filter(view -> !name.isEmpty() && DockerId.of(view.id()).startsWith(name))
            .toList();
    if (begun.size() > 1) {
      throw new ApiException(ErrorCode.INVALID, SEVERAL.with(called));
    }
    return begun.stream().findFirst().orElseThrow(() -> none(called));
  }

  /** The same as the target of a call that changes nothing in its record. */
  Target target(Borrower borrower, String called) {
    return containers.target(borrower, find(borrower, called).id(), Right.USE);
  }

  static ApiException none(String called) {
    return new ApiException(ErrorCode.NOT_FOUND, NONE.with(called));
  }
}
