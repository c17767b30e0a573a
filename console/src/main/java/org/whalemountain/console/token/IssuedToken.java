package org.whalemountain.console.token;

/**
 * A fresh token, the only time its value is shown.
 *
 * @param id for revoking it
 * @param name as asked for
 * @param token the value, {@code wm_…}
 */
record IssuedToken(String id, String name, String token) {

  /** Never the value, wherever this is printed. */
  @Override
  public String toString() {
    return "IssuedToken[id=" + id + "]";
  }
}
