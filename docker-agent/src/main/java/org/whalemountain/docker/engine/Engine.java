package org.whalemountain.docker.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.BadRequestException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.docker.meter.Meters;

/**
 * The Docker engine. It is looked for at the first call and again after it went away, so the agent
 * starts without one and needs no restart when one comes.
 *
 * <p>docker-java cannot end a call on a unix socket by itself, so each runs on a thread of its own
 * that is interrupted when its time is up. At most {@link EngineConfig#maxCalls} run at a time.
 */
@ApplicationScoped
public class Engine {
  private static final Logger LOG = Logger.getLogger(Engine.class);
  private static final Sentence BUSY =
      new Sentence("The host is busy. Try again in a moment.", "ホストが混み合っています。少し待ってから再試行してください。");
  private static final Duration IDLE_THREAD = Duration.ofSeconds(30);

  private final EngineConfig config;
  private final Event<EngineFound> found;
  private final ThreadPoolExecutor threads;
  private final Lock connecting = new ReentrantLock();
  private volatile Connection connection;

  Engine(EngineConfig config, Event<EngineFound> found) {
    this.config = config;
    this.found = found;
    var number = new AtomicInteger();
    this.threads =
        new ThreadPoolExecutor(
            0,
            config.maxCalls(),
            IDLE_THREAD.toSeconds(),
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            work -> {
              var thread = new Thread(work, "engine-call-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Asks the engine, within {@link EngineConfig#callDeadline}.
   *
   * @see #call(Duration, Function)
   */
  public <T> T call(Function<DockerClient, T> question) {
    return call(config.callDeadline(), question);
  }

  /**
   * Asks the engine. The deadline holds for all the function does, reading the answer included. The
   * function must not call this engine again (it would take a second thread) and must let itself be
   * interrupted.
   *
   * @throws ApiException what the engine's error means, see {@link EngineErrors}; {@code
   *     host-unreachable} where it does not answer in time
   * @throws com.github.dockerjava.api.exception.NotModifiedException where there was nothing to do
   */
  public <T> T call(Duration deadline, Function<DockerClient, T> question) {
    return within(deadline, () -> ask(question));
  }

  /**
   * The client, for what streams: exec, logs, stats, archives. Nothing ends such a call but its
   * user, who passes what it throws through {@link EngineErrors#translate}.
   *
   * @throws ApiException {@code host-unreachable}
   */
  public DockerClient client() {
    var open = connection;
    return open != null ? open.client() : within(config.callDeadline(), () -> connect().client());
  }

  /** Whether it runs on this machine, so that its paths mean something here. */
  public boolean isLocal() {
    return "unix".equals(config.url().getScheme());
  }

  private <T> T ask(Function<DockerClient, T> question) throws IOException, InterruptedException {
    var open = connect();
    try {
      return question.apply(open.client());
    } catch (BadRequestException e) {
      if (!isAboutTheVersion(e)) {
        throw e;
      }
      // refused before anything was done, so asking again in another version is safe
      drop(open);
      return question.apply(connect().client());
    } catch (RuntimeException e) {
      if (EngineErrors.isGone(e)) {
        drop(open);
      }
      throw e;
    }
  }

  private <T> T within(Duration deadline, Callable<T> work) {
    try {
      var answer = answer(deadline, work);
      Meters.ENGINE_CALLS.count("ok");
      return answer;
    } catch (ApiException e) {
      Meters.ENGINE_CALLS.count(e.code().code());
      throw e;
    }
  }

  private <T> T answer(Duration deadline, Callable<T> work) {
    try {
      var running = threads.submit(work);
      try {
        return running.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
      } finally {
        running.cancel(true);
      }
    } catch (RejectedExecutionException e) {
      throw new ApiException(ErrorCode.HOST_UNREACHABLE, BUSY, e);
    } catch (TimeoutException e) {
      throw new ApiException(ErrorCode.HOST_UNREACHABLE, EngineErrors.UNREACHABLE, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiException(ErrorCode.HOST_UNREACHABLE, EngineErrors.UNREACHABLE, e);
    } catch (ExecutionException e) {
      throw EngineErrors.translate(e.getCause());
    }
  }

  private Connection connect() throws IOException, InterruptedException {
    var open = connection;
    return open != null ? open : connectOnce();
  }

  private Connection connectOnce() throws IOException, InterruptedException {
    // not a monitor: those who wait here must end with their deadline too
    connecting.lockInterruptibly();
    try {
      if (connection == null) {
        connection = look();
      }
      return connection;
    } finally {
      connecting.unlock();
    }
  }

  private Connection look() throws IOException {
    var made = Connection.agree(config);
    try {
      found.fire(new EngineFound(made.client()));
    } catch (RuntimeException e) {
      made.close();
      throw e;
    }
    LOG.infof("found the engine url=%s api=%s", config.url(), made.version());
    return made;
  }

  /** The engine is gone or is another one: the next call looks for it anew. */
  private void drop(Connection lost) throws IOException, InterruptedException {
    connecting.lockInterruptibly();
    try {
      if (connection == lost) {
        connection = null;
        lost.close();
      }
    } finally {
      connecting.unlock();
    }
  }

  private static boolean isAboutTheVersion(BadRequestException refused) {
    var message = String.valueOf(refused.getMessage());
    return message.contains("client version")
        && (message.contains("too old") || message.contains("too new"));
  }

  @PreDestroy
  void close() throws IOException {
    threads.shutdownNow();
    var open = connection;
    if (open != null) {
      open.close();
    }
  }
}
