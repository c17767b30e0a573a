package org.whalemountain.console.docker;

import io.vertx.core.buffer.Buffer;

/**
 * Two outputs in one stream, as they pass: each piece has eight bytes before it, of which the last
 * four are its length ("Stream format" in the engine's API).
 */
final class Multiplexed {

  private static final int HEAD_BYTES = 8;
  private static final int LENGTH_AT = 4;

  private int head;
  private long rest;

  /** A piece that holds nothing: clients print nothing of it. */
  static Buffer nothing() {
    return Buffer.buffer(new byte[] {1, 0, 0, 0, 0, 0, 0, 0});
  }

  /** These bytes have passed; they may be any part of the stream. */
  void pass(Buffer bytes) {
    var at = 0;
    while (at < bytes.length()) {
      if (head < HEAD_BYTES) {
        if (head >= LENGTH_AT) {
          rest = rest << Byte.SIZE | bytes.getUnsignedByte(at);
        }
        head++;
        at++;
      } else {
        var step = (int) Math.min(rest, bytes.length() - at);
        rest -= step;
        at += step;
      }
      if (head == HEAD_BYTES && rest == 0) {
        head = 0;
      }
    }
  }

  /** Whether a piece has just ended, so that another may come. */
  boolean isBetween() {
    return head == 0;
  }
}
