package org.whalemountain.console.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What kind of request it is. */
public final class Requests {

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private static final Pattern BEARER = Pattern.compile("(?i)bearer(?:\\s+(.*))?");

  private Requests() {}

  /** What stands behind {@code Authorization: Bearer}; empty where nothing does. */
  public static Optional<String> bearer(HttpServerRequest request) {
    return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
        .map(header -> BEARER.matcher(header.strip()))
        .filter(Matcher::matches)
        .map(match -> match.group(1) == null ? "" : match.group(1));
  }

  /** Whether it may change something. */
  public static boolean isUnsafe(HttpServerRequest request) {
    return !SAFE.contains(request.method().name());
  }

  /** Whether it asks for a WebSocket. */
  public static boolean isUpgrade(HttpServerRequest request) {
    var upgrade = request.getHeader(HttpHeaders.UPGRADE);
    return upgrade != null && upgrade.toLowerCase(Locale.ROOT).contains("websocket");
  }
}
