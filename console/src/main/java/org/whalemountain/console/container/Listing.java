package org.whalemountain.console.container;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.Check;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;

/**
 * One page of a list.
 *
 * @param owner whose containers; empty for everybody's
 * @param limit so many at most
 */
record Listing(Optional<String> owner, int limit) {

  private static final int MOST = 1000;
  private static final String ALL = "all";
  private static final Sentence LIMIT_RULE =
      new Sentence("must be a number from 1 to 1000", "は 1 から 1000 の数である必要があります");
  private static final Sentence AFTER_RULE =
      new Sentence("must be the id of a container", "はコンテナの ID である必要があります");
  private static final Sentence ADMINS_ONLY =
      new Sentence("Only administrators may list others' containers.", "他の人のコンテナを一覧できるのは管理者だけです。");

  static Listing of(Borrower borrower, String owner, String limit, String after) {
    new Check()
        .that(limit == null || limit.matches("[1-9]\\d{0,2}|1000"), "limit", LIMIT_RULE)
        .that(after == null || after.matches("[0-9a-f-]{36}"), "after", AFTER_RULE)
        .done();
    if (owner != null && !owner.equals(borrower.account()) && !borrower.isAdmin()) {
      throw new ApiException(ErrorCode.FORBIDDEN, ADMINS_ONLY);
    }
    return new Listing(
        ALL.equals(owner)
            ? Optional.empty()
            : Optional.of(owner == null ? borrower.account() : owner),
        limit == null ? MOST : Integer.parseInt(limit));
  }

  /** The page without the one that only shows whether there is a next one. */
  List<ContainerView> cut(List<ContainerView> page) {
    return page.size() > limit ? page.subList(0, limit) : page;
  }

  /** The query of the next page, where there is one. */
  Optional<String> next(List<ContainerView> page, String typedOwner) {
    if (page.size() <= limit) {
      return Optional.empty();
    }
    var owner =
        typedOwner == null ? "" : "&owner=" + URLEncoder.encode(typedOwner, StandardCharsets.UTF_8);
    return Optional.of("?limit=" + limit + "&after=" + page.get(limit - 1).id() + owner);
  }
}
