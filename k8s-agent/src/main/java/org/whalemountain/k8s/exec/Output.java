package org.whalemountain.k8s.exec;

import io.vertx.core.buffer.Buffer;

/**
 * One of a program's two outputs, where both flow in one stream: each piece has eight bytes before
 * it, as {@code TerminalMessage} tells.
 */
public enum Output {
  STANDARD(1),
  ERROR(2);

  private static final int HEAD_BYTES = 8;

  private final byte stream;

  Output(int stream) {
    this.stream = (byte) stream;
  }

  /** A piece of it with what stands before. */
  public Buffer framed(byte[] bytes, int offset, int length) {
    return Buffer.buffer(HEAD_BYTES + length)
        .appendByte(stream)
        .appendBytes(new byte[3])
        .appendInt(length)
        .appendBytes(bytes, offset, length);
  }
}
