package org.whalemountain.docker.stats;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.whalemountain.api.container.StatsSample;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.docker.host.Gpus;
import org.whalemountain.docker.wire.Target;
import org.whalemountain.docker.wire.Targets;
import org.whalemountain.docker.wire.Wire;

/** What containers use, now and as a stream. */
@ApplicationScoped
public class Stats {

  private static final int REMEMBERED = 1000;

  /** A longer share of processor time would say nothing about now, a shorter one is only noise. */
  private static final Duration OLDEST = Duration.ofMinutes(1);

  private static final Duration YOUNGEST = Duration.ofMillis(200);

  private final Targets targets;
  private final Wire wire;
  private final Gpus gpus;
  private final Map<String, Reading> last =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Reading> eldest) {
              return size() > REMEMBERED;
            }
          });

  Stats(Targets targets, Wire wire, Gpus gpus) {
    this.targets = targets;
    this.wire = wire;
    this.gpus = gpus;
  }

  /**
   * One sample. Where the container was looked at within the last minute it is one quick look, else
   * the engine takes two, a second apart. For threads that may wait.
   *
   * @throws ApiException {@code not-found}, {@code wrong-state}
   */
  public StatsSample sample(String fullName) {
    var target = targets.running(fullName);
    var before = remembered(target);
    var address = "/containers/" + target.id() + "/stats?stream=false";
    var uri = before.isPresent() ? address + "&one-shot=true" : address;
    var stats = Wire.await(wire.ask(HttpMethod.GET, uri, null), wire.deadline());
    var reading = Reading.read(stats);
    if (!reading.isRunning()) {
      throw Target.stopped(fullName);
    }
    last.put(target.id(), reading);
    var since = before.or(() -> Reading.before(stats)).orElse(reading);
    return withGpus(target, reading.since(since, target.cpus()));
  }

  private StatsSample withGpus(Target target, StatsSample sample) {
    return target.gpus().isEmpty() ? sample : GpuUses.add(sample, target.gpus(), gpus.list());
  }

  private Optional<Reading> remembered(Target target) {
    var now = Instant.now();
    return Optional.ofNullable(last.get(target.id()))
        .filter(reading -> reading.at().isAfter(now.minus(OLDEST)))
        .filter(reading -> reading.at().isBefore(now.minus(YOUNGEST)));
  }

  /**
   * A sample about every second, until the container stops or the subscriber goes. A subscriber
   * that is too slow gets the newest. For threads that may wait.
   *
   * @throws ApiException {@code not-found}, {@code wrong-state}
   */
  public Multi<StatsSample> stream(String fullName) {
    var target = targets.running(fullName);
    var uri = "/containers/" + target.id() + "/stats?stream=true";
    var answer = Wire.await(wire.send(HttpMethod.GET, uri, null), wire.deadline());
    Multi<StatsSample> samples =
        Multi.createFrom()
            .emitter(
                emitter -> new Samples(target, emitter).read(answer), BackPressureStrategy.LATEST);
    // asking for GPUs takes a program's time, so it is done beside the event loop, one by one
    return target.gpus().isEmpty()
        ? samples
        : samples
            .onItem()
            .transformToUniAndConcatenate(
                sample ->
                    Uni.createFrom()
                        .item(() -> withGpus(target, sample))
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()));
  }
}
