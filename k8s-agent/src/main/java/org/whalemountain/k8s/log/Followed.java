package org.whalemountain.k8s.log;

import io.fabric8.kubernetes.client.dsl.LogWatch;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/** A log that goes on. When its reader has gone, it ends like any other. */
public final class Followed extends FilterInputStream {

  private static final Logger LOG = Logger.getLogger(Followed.class);

  private static final int PIECE = 8192;

  private final LogWatch watch;
  private volatile boolean isOver;

  Followed(LogWatch watch) {
    super(watch.getOutput());
    this.watch = watch;
  }

  /** Hands on each piece as it comes. */
  public void sendTo(OutputStream out) throws IOException {
    sendTo(out, () -> false);
  }

  /** The same until enough was handed on. */
  void sendTo(OutputStream out, BooleanSupplier isEnough) throws IOException {
    var piece = new byte[PIECE];
    for (var length = read(piece, 0, PIECE);
        length >= 0 && !isEnough.getAsBoolean();
        length = read(piece, 0, PIECE)) {
      out.write(piece, 0, length);
      out.flush();
    }
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      return super.read(bytes, offset, length);
    } catch (IOException e) {
      if (isOver) {
        return -1;
      }
      throw e;
    }
  }

  @Override
  public void close() {
    isOver = true;
    watch.close();
    LOG.debugf("a log is read no more");
  }
}
