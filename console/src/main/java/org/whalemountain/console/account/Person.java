package org.whalemountain.console.account;

import java.util.Set;

/**
 * A person as the directory described them at a login.
 *
 * @param account the canonical account
 * @param displayName the directory's name for them; the account where it has none
 * @param admin whether they are in the admin group
 */
public record Person(String account, String displayName, boolean admin) {

  /** The role everybody has. */
  public static final String USER = "user";

  /** The role of those in the directory's admin group. */
  public static final String ADMIN = "admin";

  public Set<String> roles() {
    return admin ? Set.of(USER, ADMIN) : Set.of(USER);
  }
}
