package org.whalemountain.docker.exec;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.whalemountain.api.container.ExecRequest;
import org.whalemountain.api.container.ExecResult;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.docker.meter.Meters;
import org.whalemountain.docker.wire.Targets;
import org.whalemountain.docker.wire.Wire;

/** Runs commands in containers and waits for their end. For threads that may wait. */
@ApplicationScoped
public class Execs {

  private static final Sentence TOO_MANY =
      new Sentence(
          "Too many commands run on this host. Try again in a moment.",
          "このホストで実行中のコマンドが多すぎます。少し待ってから再試行してください。");
  private static final int KILLED = 137;

  private final Targets targets;
  private final Commands commands;
  private final Reaper reaper;
  private final Wire wire;
  private final Semaphore places;

  Execs(Targets targets, Commands commands, Reaper reaper, Wire wire, ExecConfig config) {
    this.targets = targets;
    this.commands = commands;
    this.reaper = reaper;
    this.wire = wire;
    this.places = new Semaphore(config.most());
  }

  /**
   * Runs it to its end, to its time limit, or until the caller is gone; after the latter two
   * nothing of it is left.
   *
   * @param gone completes when nobody waits for the result any more
   * @throws ApiException {@code not-found}, {@code wrong-state}, {@code too-many-requests}
   */
  public ExecResult run(String fullName, ExecRequest request, Future<Void> gone) {
    var target = targets.running(fullName);
    if (!places.tryAcquire()) {
      throw new ApiException(ErrorCode.TOO_MANY_REQUESTS, TOO_MANY)
          .retryAfter(Duration.ofSeconds(1));
    }
    try {
      var command = Wire.await(commands.make(target, request.command()), wire.deadline());
      try (var guard = reaper.guard(command)) {
        return Meters.STEP.time(() -> run(command, request.timeoutSeconds(), gone, guard), "exec");
      }
    } finally {
      places.release();
    }
  }

  private ExecResult run(
      Command command, int timeoutSeconds, Future<Void> gone, Reaper.Guard guard) {
    var output = new Output();
    var started = Wire.await(commands.start(command), wire.deadline());
    var ended = Promise.<Void>promise();
    started.handler(output::feed);
    started.exceptionHandler(broken -> ended.tryComplete());
    started.endHandler(end -> ended.tryComplete());
    started.resume();
    try {
      if (endsInTime(Future.any(ended.future(), gone), timeoutSeconds)
          && ended.future().succeeded()) {
        var exitCode = exitCode(command);
        guard.release();
        return output.result(exitCode, false);
      }
      guard.close();
      // the engine hands out what was printed before the kill, then ends the stream
      endsInTime(ended.future(), 1);
      return output.result(gone.succeeded() ? KILLED : ExecResult.TIMED_OUT, !gone.succeeded());
    } finally {
      started.request().reset();
    }
  }

  private int exitCode(Command command) {
    var waitUntil = System.nanoTime() + wire.deadline().toNanos();
    while (System.nanoTime() < waitUntil) {
      var progress = Wire.await(commands.look(command), wire.deadline());
      if (progress.exitCode().isPresent()) {
        return progress.exitCode().get();
      }
      Reaper.pause();
    }
    return KILLED;
  }

  private static boolean endsInTime(Future<?> end, int seconds) {
    try {
      end.toCompletionStage().toCompletableFuture().get(seconds, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
