package org.whalemountain.docker.build;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Bytes both ways between two connections. The end of one direction is passed on and leaves the
 * other open, as {@code docker build} and {@code docker exec -i} need it.
 */
final class Pipe {
  private static final Logger LOG = Logger.getLogger(Pipe.class);
  private static final int CHUNK = 64 * 1024;

  private final SocketChannel outer;
  private final SocketChannel inner;
  private final Runnable ended;
  private final AtomicInteger open = new AtomicInteger(2);

  private Pipe(SocketChannel outer, SocketChannel inner, Runnable ended) {
    this.outer = outer;
    this.inner = inner;
    this.ended = ended;
  }

  /**
   * Begins to pass bytes on.
   *
   * @param ended called once, after both are closed
   */
  static void join(SocketChannel outer, SocketChannel inner, Runnable ended) {
    var pipe = new Pipe(outer, inner, ended);
    Threads.run(() -> pipe.pass(outer, inner));
    Threads.run(() -> pipe.pass(inner, outer));
  }

  private void pass(SocketChannel from, SocketChannel to) {
    var buffer = ByteBuffer.allocateDirect(CHUNK);
    try {
      while (from.read(buffer) >= 0) {
        buffer.flip();
        while (buffer.hasRemaining()) {
          to.write(buffer);
        }
        buffer.clear();
      }
      to.shutdownOutput();
    } catch (IOException e) {
      // one side is gone, so nothing more can come of the other
      close(from);
      close(to);
    } finally {
      if (open.decrementAndGet() == 0) {
        close(outer);
        close(inner);
        ended.run();
      }
    }
  }

  static void close(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.debugf(e, "a connection did not close");
    }
  }
}
