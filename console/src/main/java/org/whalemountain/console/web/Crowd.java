package org.whalemountain.console.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.ProblemRoute;
import org.whalemountain.api.problem.Sentence;

/**
 * Bounds how many calls wait for an answer. Where more come than can be served, they would pile up
 * until the memory is full, and nobody would be served at all.
 */
@ApplicationScoped
class Crowd {

  /** Behind what numbers and logs requests, before what is written down of them. */
  private static final int PRIORITY = 1001;

  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Sentence FULL =
      new Sentence(
          "Too much is asked of the console at once. Nothing was done; try again in a moment.",
          "コンソールが混み合っています。何も実行していません。少し待ってからもう一度お試しください。");

  private final int most;
  private final AtomicInteger waiting = new AtomicInteger();

  Crowd(WebConfig config) {
    this.most = config.mostWaiting();
  }

  @PermitAll
  void guard(@Observes Filters filters) {
    filters.register(this::check, PRIORITY);
  }

  private void check(RoutingContext call) {
    // what is upgraded says nothing more that could be waited for
    if (!Gate.leadsToApi(call) || call.request().headers().contains(HttpHeaders.UPGRADE)) {
      call.next();
      return;
    }
    if (waiting.incrementAndGet() > most) {
      waiting.decrementAndGet();
      ProblemRoute.send(call, new ApiException(ErrorCode.BUSY, FULL).retryAfter(PAUSE));
      call.request().resume();
      return;
    }
    var isWaiting = new AtomicBoolean(true);
    call.addHeadersEndHandler(begun -> leave(isWaiting));
    call.addEndHandler(ended -> leave(isWaiting));
    call.next();
  }

  private void leave(AtomicBoolean isWaiting) {
    if (isWaiting.compareAndSet(true, false)) {
      waiting.decrementAndGet();
    }
  }
}
