package org.whalemountain.console.account;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * Who makes a call.
 *
 * @param person who they are
 * @param via {@value #SESSION} or {@value #TOKEN}
 * @param credential the session's hash or the token's id: what ends when it is revoked
 */
public record Caller(Person person, String via, String credential) {

  /** Authenticated by the browser's cookie. */
  public static final String SESSION = "session";

  /** Authenticated by a personal token. */
  public static final String TOKEN = "token";

  private static final String ATTRIBUTE = "caller";

  /** The canonical account. */
  public String account() {
    return person.account();
  }

  public boolean isAdmin() {
    return person.admin();
  }

  /** The caller as Quarkus carries it: principal and roles, and the attributes "via", "session". */
  public SecurityIdentity identity() {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new QuarkusPrincipal(account()))
        .addRoles(person.roles())
        .addAttribute("via", via)
        .addAttribute(via, credential)
        .addAttribute(ATTRIBUTE, this)
        .build();
  }

  /**
   * The caller behind an identity that one of our own mechanisms made.
   *
   * @throws IllegalStateException when nobody is authenticated
   */
  public static Caller of(SecurityIdentity identity) {
    if (identity.getAttribute(ATTRIBUTE) instanceof Caller caller) {
      return caller;
    }
    throw new IllegalStateException("nobody is authenticated here");
  }

  /** The caller of a route behind the gate; nobody where it did not get that far. */
  public static Optional<Caller> of(RoutingContext call) {
    return call.user() instanceof QuarkusHttpUser user
            && user.getSecurityIdentity().getAttribute(ATTRIBUTE) instanceof Caller caller
        ? Optional.of(caller)
        : Optional.empty();
  }
}
