package org.whalemountain.docker.engine;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;

/** Lets one at a time through for each key, in the order they came; forgets keys nobody uses. */
public final class Turns {
  private static final Sentence BUSY =
      new Sentence(
          "Another request for the same thing is still running.", "同じ対象への別のリクエストがまだ実行中です。");

  private final Map<String, Queue> queues = new HashMap<>();

  /** A turn that was taken; to be given back by the same thread. */
  public interface Turn extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Waits for its turn.
   *
   * @throws ApiException {@code host-unreachable} where it did not come in time
   */
  public Turn take(String key, Duration deadline) {
    var queue = join(key);
    try {
      if (queue.lock.tryLock(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
        return () -> {
          queue.lock.unlock();
          leave(key, queue);
        };
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    leave(key, queue);
    throw new ApiException(ErrorCode.HOST_UNREACHABLE, BUSY);
  }

  private Queue join(String key) {
    synchronized (queues) {
      var queue = queues.computeIfAbsent(key, any -> new Queue());
      queue.members++;
      return queue;
    }
  }

  private void leave(String key, Queue queue) {
    synchronized (queues) {
      queue.members--;
      if (queue.members == 0) {
        queues.remove(key);
      }
    }
  }

  private static final class Queue {
    private final ReentrantLock lock = new ReentrantLock(true);
    private int members;
  }
}
