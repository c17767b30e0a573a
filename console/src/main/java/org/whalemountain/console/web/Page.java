package org.whalemountain.console.web;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestResponse;
import org.whalemountain.api.problem.Check;
import org.whalemountain.api.problem.Sentence;

/**
 * One page of a list: {@code ?limit=} items that come behind the one whose key is {@code ?after=}.
 *
 * @param limit 1 to {@value #MOST}
 * @param after the key of the last item of the page before; nothing for the first page
 */
public record Page(int limit, Optional<String> after) {

  /** The most one page holds. */
  public static final int MOST = 1000;

  private static final int USUAL = 100;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");
  private static final Sentence LIMIT_RULE =
      new Sentence("must be a number from 1 to {0}", "は 1 から {0} までの数でなければなりません");

  /**
   * Reads the query parameters; both may be null.
   *
   * @throws org.whalemountain.api.problem.ApiException {@code invalid} naming {@code limit}
   */
  public static Page of(String limit, String after) {
    if (limit == null) {
      return new Page(USUAL, Optional.ofNullable(after));
    }
    var number = NUMBER.matcher(limit).matches() ? Integer.parseInt(limit) : 0;
    new Check().that(number >= 1 && number <= MOST, "limit", LIMIT_RULE.with(MOST)).done();
    return new Page(number, Optional.ofNullable(after));
  }

  /**
   * The answer: at most {@link #limit} items, and a {@code Link} to the next page where there are
   * more.
   *
   * @param found in order, one more than the limit where there are more
   * @param key of an item, for {@code after}
   */
  public <T> RestResponse<List<T>> answer(List<T> found, Function<T, String> key, UriInfo uri) {
    if (found.size() <= limit) {
      return RestResponse.ok(found);
    }
    var items = found.subList(0, limit);
    var next =
        uri.getRequestUriBuilder()
            .replaceQueryParam("limit", limit)
            .replaceQueryParam("after", key.apply(items.get(limit - 1)))
            .build();
    var link = "<" + next.getRawPath() + "?" + next.getRawQuery() + ">; rel=\"next\"";
    return RestResponse.ResponseBuilder.ok(items).header(HttpHeaders.LINK, link).build();
  }
}
