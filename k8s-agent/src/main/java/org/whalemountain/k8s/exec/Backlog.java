package org.whalemountain.k8s.exec;

import io.fabric8.kubernetes.client.dsl.ExecWatch;
import io.fabric8.kubernetes.client.dsl.internal.ExecWebSocketListener;
import io.fabric8.kubernetes.client.http.WebSocket;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A connection to a command's input. Whoever writes waits while the cluster has not taken what was
 * written before: fabric8's client lets 16 MiB pile up for each command (7.6, {@code
 * ExecWebSocketListener.MAX_QUEUE_SIZE}), of which a few fill this agent's memory, and offers
 * neither another bound nor the size. So that is read where it keeps it.
 */
final class Backlog extends OutputStream {

  private static final long MOST_BYTES = 256 * 1024;
  private static final Duration PAUSE = Duration.ofMillis(2);
  private static final Field SOCKET = field();

  private final ExecWatch watch;
  private volatile boolean isLeft;

  Backlog(ExecWatch watch) {
    this.watch = watch;
  }

  @Override
  public void write(int single) throws IOException {
    write(new byte[] {(byte) single}, 0, 1);
  }

  /**
   * Waits until there is room.
   *
   * @throws IOException where the command has ended or was left, or the thread is interrupted
   */
  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    while (waiting() > MOST_BYTES) {
      if (isLeft || watch.exitCode().isDone()) {
        throw new IOException("nobody takes the rest");
      }
      try {
        Thread.sleep(PAUSE.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException();
      }
    }
    watch.getInput().write(bytes, offset, length);
  }

  @Override
  public void flush() throws IOException {
    watch.getInput().flush();
  }

  /** Nobody waits any longer. */
  void leave() {
    isLeft = true;
  }

  /** In bytes. */
  private long waiting() {
    try {
      var socket = ((AtomicReference<?>) SOCKET.get(watch)).get();
      return socket instanceof WebSocket open ? open.queueSize() : 0;
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Field field() {
    try {
      var field = ExecWebSocketListener.class.getDeclaredField("webSocketRef");
      field.setAccessible(true);
      return field;
    } catch (NoSuchFieldException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
