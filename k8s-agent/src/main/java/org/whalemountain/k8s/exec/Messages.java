package org.whalemountain.k8s.exec;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A connection to a command's input, in pieces that arrive. What is written at once becomes one
 * message of a WebSocket, and one of more than 64 KiB goes in several frames: a kubelet takes each
 * for a message of its own (golang.org/x/net/websocket), and its first byte for the number of a
 * stream.
 */
final class Messages extends OutputStream {

  private static final int LARGEST = 32 * 1024;

  private final OutputStream connection;

  Messages(OutputStream connection) {
    this.connection = connection;
  }

  @Override
  public void write(int single) throws IOException {
    write(new byte[] {(byte) single}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    for (var sent = 0; sent < length; sent += LARGEST) {
      connection.write(bytes, offset + sent, Math.min(LARGEST, length - sent));
    }
  }

  @Override
  public void flush() throws IOException {
    connection.flush();
  }
}
