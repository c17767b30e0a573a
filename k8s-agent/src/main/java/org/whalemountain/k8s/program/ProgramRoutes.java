package org.whalemountain.k8s.program;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.whalemountain.api.terminal.Doorway;
import org.whalemountain.api.terminal.TerminalConfig;
import org.whalemountain.k8s.exec.Execs;

/** Opens the WebSockets to programs. */
@ApplicationScoped
class ProgramRoutes {

  private static final String CONTAINER = "/v1/containers/:name";

  private final Vertx vertx;
  private final Doorway doorway;
  private final Attachments attachments;
  private final Waits waits;
  private final Executions executions;
  private final Execs execs;
  private final TerminalConfig config;

  ProgramRoutes(
      Vertx vertx,
      Doorway doorway,
      Attachments attachments,
      Waits waits,
      Executions executions,
      Execs execs,
      TerminalConfig config) {
    this.vertx = vertx;
    this.doorway = doorway;
    this.attachments = attachments;
    this.waits = waits;
    this.executions = executions;
    this.execs = execs;
    this.config = config;
  }

  void serve(@Observes Router router) {
    router.get(CONTAINER + "/attach").handler(call -> doorway.enter(call, () -> attach(call)));
    router
        .get(CONTAINER + "/wait")
        .handler(
            call ->
                doorway.enter(
                    call,
                    () -> waits.find(call.pathParam("name"), call.queryParams().get("condition"))));
    router
        .get(CONTAINER + "/executions/:id/stream")
        .handler(call -> doorway.enter(call, () -> execute(call)));
  }

  private Future<Doorway.Session> attach(RoutingContext call) {
    if ("true".equals(call.queryParams().get("stdin"))) {
      throw NotOffered.input();
    }
    return attachments.find(call.pathParam("name"), "true".equals(call.queryParams().get("logs")));
  }

  private Future<Doorway.Session> execute(RoutingContext call) {
    var name = call.pathParam("name");
    return vertx.executeBlocking(
        () -> {
          var known = executions.find(name, call.pathParam("id"));
          var target = executions.begin(known, name);
          return new ProgramSession(vertx, execs, executions, known, target, config.patience());
        },
        false);
  }
}
