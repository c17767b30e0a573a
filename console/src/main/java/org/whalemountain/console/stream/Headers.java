package org.whalemountain.console.stream;

import io.vertx.core.MultiMap;
import java.util.Locale;
import java.util.Set;

/**
 * Which headers go on. Only what describes the body does: cookies, tokens and what belongs to one
 * connection (RFC 9110, section 7.6.1) stay where they are.
 */
final class Headers {

  private static final Set<String> OF_REQUEST =
      Set.of("content-type", "content-length", "accept", "accept-language", "range", "if-range");
  private static final Set<String> OF_ANSWER =
      Set.of(
          "content-type",
          "content-length",
          "content-disposition",
          "content-language",
          "content-range",
          "accept-ranges",
          "etag",
          "last-modified",
          "retry-after",
          // what a path is, for docker cp
          "x-docker-container-path-stat");

  private Headers() {}

  static void request(MultiMap from, MultiMap to) {
    copy(from, to, OF_REQUEST);
  }

  static void answer(MultiMap from, MultiMap to) {
    copy(from, to, OF_ANSWER);
  }

  /** Of a refusal: how long the file is. */
  static void range(MultiMap from, MultiMap to) {
    copy(from, to, Set.of("content-range"));
  }

  private static void copy(MultiMap from, MultiMap to, Set<String> names) {
    from.forEach(
        header -> {
          if (names.contains(header.getKey().toLowerCase(Locale.ROOT))) {
            to.add(header.getKey(), header.getValue());
          }
        });
  }
}
