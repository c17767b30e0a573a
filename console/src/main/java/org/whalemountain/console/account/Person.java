package org.whalemountain.console.account;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A person as the directory described them at a login.
 *
 * @param account the canonical account
 * @param displayName the directory's name for them; the account where it has none
 * @param admin whether they are in the admin group
 * @param teacher whether they are in a group of teachers
 */
public record Person(String account, String displayName, boolean admin, boolean teacher) {

  /** The role everybody has. */
  public static final String USER = "user";

  /** The role of those in the directory's admin group. */
  public static final String ADMIN = "admin";

  /** The role of those in one of the directory's groups of teachers. */
  public static final String TEACHER = "teacher";

  /** What they may be here as, the least of it first. */
  public Set<String> roles() {
    var roles = new LinkedHashSet<String>();
    roles.add(USER);
    if (teacher) {
      roles.add(TEACHER);
    }
    if (admin) {
      roles.add(ADMIN);
    }
    return Collections.unmodifiableSet(roles);
  }
}
