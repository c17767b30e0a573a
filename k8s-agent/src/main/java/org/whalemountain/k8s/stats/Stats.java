package org.whalemountain.k8s.stats;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicReference;
import org.whalemountain.api.container.StatsSample;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.k8s.exec.Execs;
import org.whalemountain.k8s.lent.Targets;

/**
 * What containers use: read from their control groups by the shell of their own image, as that is
 * of this moment. For an image without a shell the metrics API is asked, where the cluster has one;
 * that one is up to a minute old and knows processor and memory only.
 */
@ApplicationScoped
class Stats {

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final String FOR_EVER = "1000000000";
  private static final Sentence NEITHER =
      new Sentence(
          "The image has no shell, and the cluster has no metrics API, so nothing is known of what the"
              + " container uses.",
          "イメージにシェルがなく、クラスターにメトリクス API もないため、使用状況が分かりません。");

  private final Targets targets;
  private final Execs execs;
  private final MetricsApi metrics;

  Stats(Targets targets, Execs execs, MetricsApi metrics) {
    this.targets = targets;
    this.execs = execs;
    this.metrics = metrics;
  }

  /** One sample, of two looks a second apart. */
  StatsSample sample(String fullName) {
    var target = targets.running(fullName);
    var readings = new CopyOnWriteArrayList<Reading>();
    var output = new Lines(line -> Reading.of(line, Instant.now()).ifPresent(readings::add));
    try (var execution =
        execs.open(target, command("2"), output, OutputStream.nullOutputStream(), false)) {
      Execs.await(execution, LIMIT);
    }
    if (readings.isEmpty()) {
      return metrics.sample(target).orElseThrow(() -> unknown(fullName));
    }
    return readings.get(readings.size() - 1).since(readings.get(0), target);
  }

  /** A sample about every second, until the container stops or the subscriber goes. */
  Multi<StatsSample> stream(String fullName) {
    var target = targets.running(fullName);
    return Multi.createFrom()
        .<StatsSample>emitter(
            emitter -> {
              var last = new AtomicReference<Reading>();
              var output =
                  new Lines(
                      line ->
                          Reading.of(line, Instant.now())
                              .ifPresent(
                                  now -> {
                                    var before = last.getAndSet(now);
                                    emitter.emit(now.since(before == null ? now : before, target));
                                  }));
              var execution =
                  execs.open(
                      target, command(FOR_EVER), output, OutputStream.nullOutputStream(), false);
              emitter.onTermination(() -> ForkJoinPool.commonPool().execute(execution::close));
              execution.onEnd(ended -> emitter.complete());
            },
            BackPressureStrategy.LATEST)
        // opening a command waits, which an event loop must not
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }

  /** It may have ended while it was looked at. */
  private ApiException unknown(String fullName) {
    targets.running(fullName);
    return new ApiException(ErrorCode.WRONG_STATE, NEITHER);
  }

  private static List<String> command(String lines) {
    return List.of("sh", "-c", Reading.SCRIPT, "sh", lines);
  }
}
