package org.whalemountain.console.template;

import io.quarkus.security.identity.SecurityIdentity;
import org.whalemountain.console.account.Person;

/**
 * Who deals with templates.
 *
 * @param account the canonical one
 * @param isAdmin whether this is an administrator
 * @param mayOffer whether they may offer templates to everybody
 */
record Author(String account, boolean isAdmin, boolean mayOffer) {

  static Author of(SecurityIdentity identity) {
    var isAdmin = identity.hasRole(Person.ADMIN);
    return new Author(
        identity.getPrincipal().getName(), isAdmin, isAdmin || identity.hasRole(Person.TEACHER));
  }
}
