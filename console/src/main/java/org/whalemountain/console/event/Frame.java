package org.whalemountain.console.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;

/** One event as it goes over the wire (HTML standard, section 9.2, server-sent events). */
final class Frame {

  /** The first one, and again where some were left out: lists are to be fetched now. */
  static final Buffer READY = Buffer.buffer("event: ready\ndata: {}\n\n");

  /** A comment, which readers skip. */
  static final Buffer HEARTBEAT = Buffer.buffer(":\n\n");

  private Frame() {}

  /** JSON has no line break of its own, so it is always one line. */
  static Buffer of(String event, Object data, ObjectMapper json) {
    try {
      return Buffer.buffer("event: " + event + "\ndata: " + json.writeValueAsString(data) + "\n\n");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a view is always JSON", e);
    }
  }
}
