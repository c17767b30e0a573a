package org.whalemountain.console.token;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import org.whalemountain.console.web.Requests;

/** A program's proof of whom it works for. */
class BearerToken extends BaseAuthenticationRequest {

  private static final int LONGEST = 128;

  private final String value;

  private BearerToken(String value) {
    this.value = value;
  }

  /**
   * What a request shows as its token, where it shows one: good or bad, it alone decides, and a
   * cookie beside it counts for nothing.
   */
  static Optional<BearerToken> of(HttpServerRequest request) {
    return Requests.bearer(request).map(BearerToken::new);
  }

  String value() {
    return value;
  }

  /** Whether it is worth looking up. */
  boolean mayExist() {
    return value.startsWith(Tokens.PREFIX) && value.length() <= LONGEST;
  }
}
