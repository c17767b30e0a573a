package org.whalemountain.console.session;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.NewCookie;
import java.util.Optional;
import org.whalemountain.console.web.Secret;

/** A browser's proof of its session. */
class SessionCookie extends BaseAuthenticationRequest {

  static final String NAME = "wm-session";

  private static final int LONGEST = 128;

  private final String hash;

  private SessionCookie(String hash) {
    this.hash = hash;
  }

  /** The cookie of a request, where it has one. */
  static Optional<SessionCookie> of(HttpServerRequest request) {
    return Optional.ofNullable(request.getCookie(NAME))
        .map(cookie -> cookie.getValue())
        .filter(value -> !value.isEmpty() && value.length() <= LONGEST)
        .map(value -> new SessionCookie(Secret.hash(value)));
  }

  /** What the browser keeps; {@code Secure} as soon as it came by TLS. */
  static NewCookie with(String secret, boolean tls) {
    return cookie(secret, tls).build();
  }

  /** What makes the browser forget. */
  static NewCookie gone(boolean tls) {
    return cookie("", tls).maxAge(0).build();
  }

  String hash() {
    return hash;
  }

  private static NewCookie.Builder cookie(String value, boolean tls) {
    return new NewCookie.Builder(NAME)
        .value(value)
        .path("/")
        .httpOnly(true)
        .secure(tls)
        .sameSite(NewCookie.SameSite.STRICT);
  }
}
