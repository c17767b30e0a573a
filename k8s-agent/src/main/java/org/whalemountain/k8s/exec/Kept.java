package org.whalemountain.k8s.exec;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.whalemountain.api.container.ExecResult;

/** The beginning of an output; the rest is let go. */
final class Kept extends OutputStream {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private boolean isCut;

  @Override
  public synchronized void write(int single) {
    write(new byte[] {(byte) single}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] more, int offset, int length) {
    var take = Math.min(ExecResult.MOST_OUTPUT_BYTES - bytes.size(), length);
    bytes.write(more, offset, take);
    isCut = isCut || take < length;
  }

  synchronized boolean isCut() {
    return isCut;
  }

  synchronized String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
