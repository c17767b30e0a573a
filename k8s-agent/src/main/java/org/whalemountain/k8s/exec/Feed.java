package org.whalemountain.k8s.exec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A program's input in the frames that {@link Script} takes apart. Closing it, which anybody may do
 * at any time, is the input's end, and leaves the connection open; what is written after that goes
 * nowhere.
 */
final class Feed extends OutputStream {

  private static final int LARGEST = 128 * 1024;

  private final OutputStream connection;
  private volatile boolean isOver;

  Feed(OutputStream connection) {
    this.connection = connection;
  }

  @Override
  public void write(int single) throws IOException {
    write(new byte[] {(byte) single}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    for (var done = 0; done < length && !isOver; done += LARGEST) {
      var size = Math.min(LARGEST, length - done);
      var frame = new ByteArrayOutputStream(size + 8);
      frame.writeBytes(line(size));
      frame.write(bytes, offset + done, size);
      send(frame.toByteArray(), false);
    }
  }

  @Override
  public void close() throws IOException {
    send(line(0), true);
  }

  private synchronized void send(byte[] frame, boolean isLast) throws IOException {
    if (isOver) {
      return;
    }
    isOver = isLast;
    connection.write(frame);
    connection.flush();
  }

  private static byte[] line(int size) {
    return (size + "\n").getBytes(StandardCharsets.US_ASCII);
  }
}
