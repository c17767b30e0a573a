package org.whalemountain.console.stream;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.whalemountain.console.account.Caller;
import org.whalemountain.console.container.Right;

/**
 * The addresses of what flows; JAX-RS would hold it in memory. They are described in {@code
 * META-INF/openapi.yaml}.
 */
@ApplicationScoped
class StreamRoutes {

  private static final String CONTAINER = "/api/v1/containers/:id";
  private static final String EVENTS = "text/event-stream";

  private final Entrance entrance;
  private final Terminals terminals;
  private final OpenStreams streams;

  StreamRoutes(Entrance entrance, Terminals terminals, OpenStreams streams) {
    this.streams = streams;
    this.entrance = entrance;
    this.terminals = terminals;
  }

  @PermitAll
  void open(@Observes Router router) {
    router.get(CONTAINER + "/terminal").handler(terminals::open);
    router.get(CONTAINER + "/files").handler(call -> pipe(call, Right.USE, "/files"));
    router.post(CONTAINER + "/files").handler(call -> pipe(call, Right.USE, "/files"));
    router.get(CONTAINER + "/logs").handler(call -> flow(call, Right.USE, "/logs"));
    router.get(CONTAINER + "/stats").handler(this::stats);
  }

  private void stats(RoutingContext call) {
    var accept = call.request().getHeader(HttpHeaders.ACCEPT);
    if (accept != null && accept.contains(EVENTS)) {
      flow(call, Right.OVERSEE, "/stats");
    } else {
      call.next();
    }
  }

  /** What may go on for ever ends with the session. */
  private void flow(RoutingContext call, Right right, String rest) {
    entrance
        .admit(call, right)
        .onSuccess(
            target -> {
              var pipe = Pipe.through(call, target, rest);
              var caller = Caller.of(call).orElseThrow();
              var context = call.vertx().getOrCreateContext();
              var over = streams.add(caller, () -> context.runOnContext(end -> pipe.end()));
              call.addEndHandler(ended -> over.run());
            })
        .onFailure(failure -> Entrance.refuse(call, failure));
  }

  private void pipe(RoutingContext call, Right right, String rest) {
    entrance
        .admit(call, right)
        .onSuccess(target -> Pipe.through(call, target, rest))
        .onFailure(failure -> Entrance.refuse(call, failure));
  }
}
