package org.whalemountain.console.event;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ProblemRoute;
import org.whalemountain.console.account.Caller;
import org.whalemountain.console.container.Borrower;
import org.whalemountain.console.container.Containers;
import org.whalemountain.console.stream.OpenStreams;
import org.whalemountain.console.web.Gate;
import org.whalemountain.console.web.Requests;

/**
 * {@code GET /api/v1/events}: a stream without an end, which JAX-RS would hold a thread for. It is
 * described in {@code META-INF/openapi.yaml}.
 */
@ApplicationScoped
class EventRoute {

  /** Behind the gate. */
  private static final int PRIORITY = 80;

  private final Containers containers;
  private final Listeners listeners;
  private final ChangeWatch watch;
  private final OpenStreams streams;
  private final EventConfig config;

  EventRoute(
      Containers containers,
      Listeners listeners,
      ChangeWatch watch,
      OpenStreams streams,
      EventConfig config) {
    this.containers = containers;
    this.listeners = listeners;
    this.watch = watch;
    this.streams = streams;
    this.config = config;
  }

  @PermitAll
  void open(@Observes Router router) {
    router.get(Gate.API + "/events").handler(this::listen);
  }

  /** What was changed by a call to this console is told at once. */
  @PermitAll
  void watch(@Observes Filters filters) {
    filters.register(
        call -> {
          if (Gate.leadsToApi(call) && Requests.isUnsafe(call.request())) {
            call.addEndHandler(ended -> watch.soon());
          }
          call.next();
        },
        PRIORITY);
  }

  private void listen(RoutingContext call) {
    var caller = Caller.of(call).orElseThrow();
    var response = call.response();
    if (response.closed()) {
      return;
    }
    try {
      var language = call.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE);
      var borrower = Borrower.of(caller.identity(), language);
      var owners = call.queryParam("owner");
      var whose = containers.whose(borrower, owners.isEmpty() ? null : owners.get(0));
      var context = call.vertx().getOrCreateContext();
      var listener = new Listener(borrower, whose, response, context);
      watch.join(listener);
      response.setChunked(true).putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream");
      // nginx would hold events back until it has 4 KiB of them.
      response.putHeader("X-Accel-Buffering", "no");
      follow(call, caller, listener);
    } catch (ApiException e) {
      ProblemRoute.send(call, e);
    }
    call.request().resume();
  }

  private void follow(RoutingContext call, Caller caller, Listener listener) {
    var vertx = call.vertx();
    var over = streams.add(caller, listener::end);
    var beat = vertx.setPeriodic(config.heartbeat().toMillis(), timer -> listener.beat());
    var end = vertx.setTimer(config.longest().toMillis(), timer -> listener.end());
    call.addEndHandler(
        ended -> {
          over.run();
          vertx.cancelTimer(beat);
          vertx.cancelTimer(end);
          listeners.remove(listener);
        });
  }
}
