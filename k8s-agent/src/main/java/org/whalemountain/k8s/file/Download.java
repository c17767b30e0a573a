package org.whalemountain.k8s.file;

import java.io.IOException;
import java.io.InputStream;
import org.whalemountain.k8s.exec.Execution;

/** A file or an archive on its way out of a container, as a stream. */
final class Download extends InputStream {

  private final Funnel funnel;
  private final Execution execution;
  private final Long length;
  private final String fileName;
  private long left;
  private volatile boolean isClosed;

  Download(Funnel funnel, Execution execution, Long length, String fileName) {
    this.funnel = funnel;
    this.execution = execution;
    this.length = length;
    this.fileName = fileName;
    this.left = length == null ? Long.MAX_VALUE : length;
  }

  /** Null of an archive. */
  Long length() {
    return length;
  }

  String fileName() {
    return fileName;
  }

  @Override
  public int read() throws IOException {
    var single = new byte[1];
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
  }

  /** A file that shrinks meanwhile breaks off, so that nobody takes half of it for the whole. */
  @Override
  public int read(byte[] bytes, int offset, int wanted) throws IOException {
    if (left == 0 || isClosed) {
      return -1;
    }
    var read = funnel.out().read(bytes, offset, (int) Math.min(wanted, left));
    if (read < 0 && !isClosed && (length != null || !hasEndedWell())) {
      throw new IOException("the container's program ended before its end");
    }
    left -= Math.max(0, read);
    return read;
  }

  private boolean hasEndedWell() {
    var code = execution.ended().join().code();
    return code != null && code == 0;
  }

  @Override
  public void close() {
    if (isClosed) {
      return;
    }
    isClosed = true;
    funnel.abandon();
    execution.close();
  }
}
