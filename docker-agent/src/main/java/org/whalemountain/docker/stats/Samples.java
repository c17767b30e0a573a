package org.whalemountain.docker.stats;

import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.core.parsetools.JsonEvent;
import io.vertx.core.parsetools.JsonParser;
import org.whalemountain.api.container.StatsSample;
import org.whalemountain.docker.wire.Target;
import org.whalemountain.docker.wire.Wire;

/** The engine's stream of one container's counters, told as samples. */
final class Samples {

  private final Target target;
  private final MultiEmitter<? super StatsSample> out;

  Samples(Target target, MultiEmitter<? super StatsSample> out) {
    this.target = target;
    this.out = out;
  }

  void read(HttpClientResponse answer) {
    out.onTermination(() -> answer.request().reset());
    var objects = JsonParser.newParser(answer).objectValueMode();
    objects.handler(this::tell);
    objects.exceptionHandler(this::breakOff);
    objects.endHandler(ended -> out.complete());
    answer.resume();
  }

  private void breakOff(Throwable failure) {
    // closing for a subscriber that went breaks the stream too
    if (!out.isCancelled()) {
      out.fail(Wire.problem(failure));
    }
  }

  private void tell(JsonEvent event) {
    JsonObject stats = event.objectValue();
    var reading = Reading.read(stats);
    if (reading.isRunning()) {
      // the engine's first piece has nothing to compare with; the second comes in a second
      Reading.before(stats).ifPresent(before -> out.emit(reading.since(before, target.cpus())));
    } else {
      out.complete();
    }
  }
}
