package org.whalemountain.console.session;

import java.util.List;
import org.whalemountain.console.account.Person;

/**
 * Who is logged in.
 *
 * @param account the canonical account, whatever was typed
 * @param displayName the directory's name for the person
 * @param roles {@code user}, and {@code teacher} and {@code admin} for those
 */
record SessionView(String account, String displayName, List<String> roles) {

  static SessionView of(Person person) {
    return new SessionView(person.account(), person.displayName(), List.copyOf(person.roles()));
  }
}
