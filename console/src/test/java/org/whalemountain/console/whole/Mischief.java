package org.whalemountain.console.whole;

/** What can happen to one request, or to its answer, on a wire. */
enum Mischief {
  /** All goes well. */
  NONE,
  /** The connection breaks before the request has left. */
  CUT_REQUEST,
  /** The request arrives; the connection breaks before a byte of the answer is back. */
  LOSE_ANSWER,
  /** The request arrives; the connection breaks in the middle of the answer. */
  CUT_ANSWER,
  /** The request arrives two seconds late. */
  DELAY,
  /** The answer comes one byte a second. */
  DRIP
}
