package org.whalemountain.api.contract;

/** What a fake agent can be told to do wrong. */
public enum Fault {
  /** Reads the request and closes the connection; does nothing. */
  LOST_REQUEST,
  /** Does the work and closes the connection before it answers. */
  LOST_ANSWER,
  /** Reads the request, does nothing, and never answers. */
  HANG,
  /** Does nothing and sends an answer that never ends, one byte a second. */
  DRIP,
  /** Answers 502 with a proxy's HTML page; does nothing. */
  HTML,
  /** Answers 200 with bytes that are no JSON; does nothing. */
  GARBAGE,
  /** Answers 200 with an empty list; does nothing. */
  EMPTY_LIST,
  /** Answers 200 with the page of something that is no agent; does nothing. */
  STRANGER,
  /** Answers 409 {@code port-taken}; does nothing. */
  PORT_TAKEN,
  /** Answers 429, as if too many waited; does nothing. */
  BUSY,
  /** Answers 502 {@code engine-failed}; does nothing. */
  ENGINE_FAILED,
  /** Answers a {@code PUT} with 202, as if the image were being pulled; does nothing. */
  PULLING,
  /** Redirects elsewhere; does nothing. */
  REDIRECT
}
