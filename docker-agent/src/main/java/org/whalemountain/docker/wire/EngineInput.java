package org.whalemountain.docker.wire;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An answer of the engine for a reader that may wait. Holds a few pieces at most: the engine is
 * held up while nobody reads. {@link #close} ends the call at once.
 */
public final class EngineInput extends InputStream {

  private static final int MOST_PIECES = 32;

  private final HttpClientResponse response;
  private final long patienceNanos;
  private final Lock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queue<Buffer> pieces = new ArrayDeque<>();
  private boolean isPaused;
  private boolean isEnded;
  private Throwable broken;
  private Buffer current = Buffer.buffer();
  private int at;

  /**
   * Begins to read.
   *
   * @param response paused
   * @param patience how long nothing may come
   */
  public EngineInput(HttpClientResponse response, Duration patience) {
    this.response = response;
    this.patienceNanos = patience.toNanos();
    response.exceptionHandler(failure -> note(() -> broken = failure));
    response.endHandler(ended -> note(() -> isEnded = true));
    response.handler(piece -> note(() -> take(piece)));
    response.resume();
  }

  private void take(Buffer piece) {
    pieces.add(piece);
    if (pieces.size() >= MOST_PIECES && !isPaused) {
      isPaused = true;
      response.pause();
    }
  }

  private void note(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (at == current.length()) {
      current = next();
      at = 0;
      if (current == null) {
        current = Buffer.buffer();
        return -1;
      }
    }
    var count = Math.min(length, current.length() - at);
    current.getBytes(at, at + count, bytes, offset);
    at += count;
    return count;
  }

  /** Null at the end. */
  private Buffer next() throws IOException {
    lock.lock();
    try {
      var left = patienceNanos;
      while (pieces.isEmpty() && !isEnded && broken == null) {
        if (left <= 0) {
          throw new IOException("the engine sends nothing any more");
        }
        left = changed.awaitNanos(left);
      }
      var piece = pieces.poll();
      if (piece == null && !isEnded) {
        throw new IOException(broken);
      }
      if (isPaused && pieces.isEmpty()) {
        isPaused = false;
        response.resume();
      }
      return piece;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      if (!isEnded && broken == null) {
        broken = new IOException("closed");
        response.request().reset();
      }
    } finally {
      lock.unlock();
    }
  }
}
