package org.whalemountain.console.docker;

/**
 * What a call is answered with.
 *
 * @param status of HTTP
 * @param json an object or array of Vert.x; null for no body
 */
record Reply(int status, Object json) {

  static Reply of(Object json) {
    return new Reply(200, json);
  }

  static Reply empty(int status) {
    return new Reply(status, null);
  }
}
