package org.whalemountain.console.container;

import io.quarkus.security.identity.SecurityIdentity;
import java.util.Locale;
import org.whalemountain.api.problem.Problems;

/**
 * Who asks.
 *
 * @param account the canonical one
 * @param isAdmin whether this is an administrator
 * @param language what answers are to be written in
 */
public record Borrower(String account, boolean isAdmin, Locale language) {

  /** The borrower of a request. */
  public static Borrower of(SecurityIdentity identity, String acceptLanguage) {
    return new Borrower(
        identity.getPrincipal().getName(),
        identity.hasRole("admin"),
        Problems.language(acceptLanguage));
  }
}
