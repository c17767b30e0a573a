package org.whalemountain.docker.container;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.whalemountain.api.container.StopTime;
import org.whalemountain.api.request.RequestId;
import org.whalemountain.docker.engine.EngineConfig;
import org.whalemountain.docker.wire.Wire;

/**
 * Ends programs. Who waits for that holds no thread and none of the engine's calls: a program may
 * take minutes, and there may be many.
 */
@ApplicationScoped
class Stops {

  private final Vertx vertx;
  private final Wire wire;
  private final Duration margin;

  Stops(Vertx vertx, Wire wire, EngineConfig config) {
    this.vertx = vertx;
    this.wire = wire;
    this.margin = config.slowDeadline();
  }

  /**
   * Sends SIGTERM, and SIGKILL when the time is up; ended already is success.
   *
   * @param then what is answered, on a thread that may wait
   * @return fails with {@code host-unreachable} where the engine does not answer {@link
   *     EngineConfig#slowDeadline} later
   */
  <T> CompletionStage<T> end(String id, StopTime time, Supplier<T> then) {
    var uri = "/containers/" + id + "/stop?t=" + time.seconds();
    var answer = RequestId.carriedBy(then);
    return wire.ask(HttpMethod.POST, uri, null, margin.plusSeconds(time.seconds()))
        .recover(failure -> Future.failedFuture(Wire.problem(failure)))
        .compose(ended -> vertx.executeBlocking(answer::get, false))
        .toCompletionStage();
  }
}
