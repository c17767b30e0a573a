package org.whalemountain.docker.program;

import io.netty.handler.codec.http.HttpHeaderValues;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.Check;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.ProblemRoute;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.api.terminal.TerminalConfig;
import org.whalemountain.docker.exec.Commands;
import org.whalemountain.docker.exec.Reaper;
import org.whalemountain.docker.wire.Target;
import org.whalemountain.docker.wire.Targets;
import org.whalemountain.docker.wire.Wire;

/**
 * Opens the WebSockets to programs: whatever can be refused is refused before the connection is
 * upgraded, and what is to be seen is seen from the moment it is.
 */
@ApplicationScoped
class ProgramRoutes {

  private static final String CONTAINER = "/v1/containers/:name";
  private static final Pattern KEYS = Pattern.compile("[-A-Za-z0-9,@\\[\\]\\\\^_]{1,64}");
  private static final Sentence KEYS_RULE =
      new Sentence("must be keys like ctrl-p,ctrl-q", "は ctrl-p,ctrl-q のようなキーである必要があります");
  private static final Sentence NO_UPGRADE =
      new Sentence("This is a WebSocket; connect with one.", "WebSocket で接続してください。");
  private static final Sentence TOO_MANY =
      new Sentence("Too many terminals are open on this host.", "このホストで開いているターミナルが多すぎます。");

  private final Vertx vertx;
  private final Targets targets;
  private final Executions executions;
  private final Commands commands;
  private final Reaper reaper;
  private final Waits waits;
  private final Wire wire;
  private final TerminalConfig config;
  private final AtomicInteger open = new AtomicInteger();

  ProgramRoutes(
      Vertx vertx,
      Targets targets,
      Executions executions,
      Commands commands,
      Reaper reaper,
      Waits waits,
      Wire wire,
      TerminalConfig config) {
    this.vertx = vertx;
    this.targets = targets;
    this.executions = executions;
    this.commands = commands;
    this.reaper = reaper;
    this.waits = waits;
    this.wire = wire;
    this.config = config;
  }

  void serve(@Observes Router router) {
    router.get(CONTAINER + "/attach").handler(call -> guarded(call, this::attach));
    router.get(CONTAINER + "/wait").handler(call -> guarded(call, this::await));
    router.get(CONTAINER + "/executions/:id/stream").handler(call -> guarded(call, this::execute));
  }

  private Future<?> attach(RoutingContext call) {
    var name = call.pathParam("name");
    var isHeard = "true".equals(call.queryParams().get("stdin"));
    var isFromBegin = "true".equals(call.queryParams().get("logs"));
    var keys = detachKeys(call.queryParams().get("detachKeys"));
    return vertx
        .executeBlocking(() -> targets.find(name), false)
        .compose(
            target ->
                wire.hijack(
                        "/containers/"
                            + target.id()
                            + "/attach?stream=1&stdout=1&stderr=1"
                            + (isHeard ? "&stdin=1" : "")
                            + (isFromBegin ? "&logs=1" : "")
                            + keys,
                        null)
                    .compose(
                        streams ->
                            upgrade(call, streams.socket()::close)
                                .onSuccess(
                                    client ->
                                        ProgramSession.join(
                                            vertx, client, streams, own(target), config))));
  }

  /** For the engine's query, as it reads them; its own where none are said. */
  private static String detachKeys(String keys) {
    if (keys == null || keys.isEmpty()) {
      return "";
    }
    new Check().that(KEYS.matcher(keys).matches(), "detachKeys", KEYS_RULE).done();
    return "&detachKeys=" + URLEncoder.encode(keys, StandardCharsets.UTF_8);
  }

  private Future<?> execute(RoutingContext call) {
    var name = call.pathParam("name");
    var id = call.pathParam("id");
    return vertx
        .executeBlocking(() -> executions.fresh(name, id), false)
        .compose(
            found -> {
              var guard = reaper.guard(found.command());
              return commands
                  .startBefore(found.command(), found.progress().tty())
                  .onFailure(failure -> guard.release())
                  .compose(
                      streams ->
                          upgrade(call, streams.socket()::close)
                              .onFailure(failure -> guard.closeSoon())
                              .onSuccess(
                                  client ->
                                      ProgramSession.join(
                                          vertx, client, streams, beside(found, guard), config)));
            });
  }

  private Future<?> await(RoutingContext call) {
    var name = call.pathParam("name");
    var condition = Waits.condition(call.queryParams().get("condition"));
    return vertx
        .executeBlocking(() -> targets.find(name), false)
        .compose(target -> waits.begin(target, condition))
        .compose(
            answer ->
                upgrade(call, () -> answer.request().reset())
                    .onSuccess(client -> waits.tell(answer, client)));
  }

  private Program own(Target target) {
    return new Program() {
      @Override
      public Future<Void> resize(int columns, int rows) {
        var uri = "/containers/" + target.id() + "/resize?h=" + rows + "&w=" + columns;
        return wire.ask(HttpMethod.POST, uri, null).mapEmpty();
      }

      @Override
      public boolean hangsUp() {
        return false;
      }

      @Override
      public Future<Optional<Integer>> exitCode() {
        return waits.exitCode(target);
      }

      @Override
      public void leave(boolean hasEnded) {
        open.decrementAndGet();
      }
    };
  }

  private Program beside(Executions.Found found, Reaper.Guard guard) {
    return new Program() {
      @Override
      public Future<Void> resize(int columns, int rows) {
        return commands.resize(found.command(), columns, rows);
      }

      @Override
      public boolean hangsUp() {
        return found.progress().tty() && found.progress().hasInput();
      }

      @Override
      public Future<Optional<Integer>> exitCode() {
        return executions.exitCode(found.command());
      }

      @Override
      public void leave(boolean hasEnded) {
        open.decrementAndGet();
        if (hasEnded) {
          guard.release();
        } else {
          guard.closeSoon();
        }
      }
    };
  }

  private Future<ServerWebSocket> upgrade(RoutingContext call, Runnable instead) {
    return call.request()
        .toWebSocket()
        .onFailure(failure -> instead.run())
        .onSuccess(
            client -> {
              client.pause();
              if (!call.normalizedPath().endsWith("/wait")) {
                open.incrementAndGet();
              }
            });
  }

  private interface Opening {
    Future<?> open(RoutingContext call);
  }

  private void guarded(RoutingContext call, Opening opening) {
    try {
      var upgrade = call.request().getHeader(HttpHeaders.UPGRADE);
      if (!HttpHeaderValues.WEBSOCKET.contentEqualsIgnoreCase(upgrade == null ? "" : upgrade)) {
        throw new ApiException(ErrorCode.MALFORMED, NO_UPGRADE);
      }
      if (open.get() >= config.most()) {
        throw new ApiException(ErrorCode.TOO_MANY_REQUESTS, TOO_MANY)
            .retryAfter(Duration.ofSeconds(10));
      }
      // nothing may arrive before somebody listens
      call.request().pause();
      opening.open(call).onFailure(failure -> refuse(call, failure));
    } catch (ApiException e) {
      refuse(call, e);
    }
  }

  private static void refuse(RoutingContext call, Throwable failure) {
    call.request().resume();
    var problem = Wire.problem(failure);
    if (problem instanceof ApiException api) {
      ProblemRoute.send(call, api);
    } else {
      call.fail(problem);
    }
  }
}
