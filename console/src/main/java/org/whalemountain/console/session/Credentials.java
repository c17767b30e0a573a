package org.whalemountain.console.session;

import org.whalemountain.api.problem.Check;

/**
 * What a login brings.
 *
 * @param username as typed
 * @param password as typed; an empty one is never right
 */
record Credentials(String username, String password) {

  Credentials {
    new Check().present(username, "username").present(password, "password").done();
  }

  /** Never the password, wherever this is printed. */
  @Override
  public String toString() {
    return "Credentials[username=" + username + "]";
  }
}
