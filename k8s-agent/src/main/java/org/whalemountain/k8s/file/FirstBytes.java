package org.whalemountain.k8s.file;

import java.io.ByteArrayOutputStream;

/** The beginning of what a program complains about; the rest is let go. */
final class FirstBytes extends ByteArrayOutputStream {

  private static final int MOST = 4096;

  @Override
  public synchronized void write(int single) {
    if (count < MOST) {
      super.write(single);
    }
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    super.write(bytes, offset, Math.min(length, MOST - count));
  }
}
