package org.whalemountain.k8s.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** What one thread writes and another reads; the writer waits while the reader is behind. */
final class Funnel {

  private static final int MOST_BYTES = 1024 * 1024;

  private final Deque<byte[]> pieces = new ArrayDeque<>();
  private int held;
  private boolean isEnded;
  private boolean isAbandoned;

  private final OutputStream in =
      new OutputStream() {
        @Override
        public void write(int single) throws IOException {
          write(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
          put(Arrays.copyOfRange(bytes, offset, offset + length));
        }
      };

  private final InputStream out =
      new InputStream() {
        @Override
        public int read() throws IOException {
          var single = new byte[1];
          return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
          return take(bytes, offset, length);
        }
      };

  OutputStream in() {
    return in;
  }

  InputStream out() {
    return out;
  }

  /** Nothing more comes. */
  synchronized void end() {
    isEnded = true;
    notifyAll();
  }

  /** Nobody reads any more. */
  synchronized void abandon() {
    isAbandoned = true;
    notifyAll();
  }

  private synchronized void put(byte[] piece) throws IOException {
    try {
      while (held > MOST_BYTES && !isAbandoned) {
        wait();
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    if (isAbandoned) {
      throw new IOException("nobody reads any more");
    }
    if (piece.length > 0) {
      pieces.add(piece);
      held += piece.length;
      notifyAll();
    }
  }

  private synchronized int take(byte[] bytes, int offset, int length) throws IOException {
    try {
      while (pieces.isEmpty() && !isEnded && !isAbandoned) {
        wait();
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    // where the client is gone nobody learns that this is not the end
    var piece = pieces.poll();
    if (isAbandoned || piece == null) {
      return -1;
    }
    var taken = Math.min(length, piece.length);
    System.arraycopy(piece, 0, bytes, offset, taken);
    if (taken < piece.length) {
      pieces.addFirst(Arrays.copyOfRange(piece, taken, piece.length));
    }
    held -= taken;
    notifyAll();
    return taken;
  }

  private static IOException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IOException(e);
  }
}
