package org.whalemountain.docker.wire;

import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.util.function.BiConsumer;

/**
 * Takes the engine's multiplexed stream apart: frames of one byte stream number, three zero bytes,
 * four bytes length, payload (engine API, "Attach to a container"). Keeps no payload, so a frame
 * may be of any length.
 *
 * <p>What does not begin like a frame is handed on as standard output as it is: a container with a
 * TTY sends its bytes so, and an engine that cannot start a program its error text.
 */
public final class Demux {

  /** Which of the two outputs. */
  public enum Output {
    STDOUT,
    STDERR
  }

  private static final int HEADER = 8;

  private final BiConsumer<Output, Buffer> sink;
  private final byte[] header = new byte[HEADER];
  private int filled;
  private Output current = Output.STDOUT;
  private long left;
  private boolean plain;

  public Demux(BiConsumer<Output, Buffer> sink) {
    this.sink = sink;
  }

  /** Takes the next bytes, cut anywhere. */
  public void feed(Buffer bytes) {
    var at = 0;
    while (at < bytes.length()) {
      if (plain) {
        sink.accept(Output.STDOUT, bytes.slice(at, bytes.length()));
        return;
      }
      if (left == 0) {
        header[filled++] = bytes.getByte(at++);
        readHeader();
      } else {
        var take = (int) Math.min(left, bytes.length() - at);
        sink.accept(current, bytes.slice(at, at + take));
        left -= take;
        at += take;
      }
    }
  }

  private void readHeader() {
    if (!beginsLikeAFrame()) {
      plain = true;
      sink.accept(Output.STDOUT, Buffer.buffer(filled).appendBytes(header, 0, filled));
    } else if (filled == HEADER) {
      current = header[0] == 2 ? Output.STDERR : Output.STDOUT;
      left = Integer.toUnsignedLong(ByteBuffer.wrap(header).getInt(4));
      filled = 0;
    }
  }

  private boolean beginsLikeAFrame() {
    for (var i = 0; i < Math.min(4, filled); i++) {
      var value = header[i];
      if (i == 0 ? value < 0 || value > 2 : value != 0) {
        return false;
      }
    }
    return true;
  }
}
