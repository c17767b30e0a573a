package org.whalemountain.api.terminal;

import io.netty.handler.codec.http.HttpHeaderValues;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.ProblemRoute;
import org.whalemountain.api.problem.Problems;
import org.whalemountain.api.problem.Sentence;

/** Opens terminals: whatever can be refused is refused before the connection is upgraded. */
@ApplicationScoped
@IfBuildProperty(name = "whalemountain.agent.enabled", stringValue = "true")
public class TerminalRoute implements HttpServerOptionsCustomizer {

  private static final int LARGEST_FRAME = 1024 * 1024;
  private static final Sentence NO_UPGRADE =
      new Sentence("A terminal is a WebSocket; connect with one.", "ターミナルには WebSocket で接続してください。");
  private static final Sentence TOO_MANY =
      new Sentence("Too many terminals are open on this host.", "このホストで開いているターミナルが多すぎます。");

  private final Vertx vertx;
  private final Shells shells;
  private final TerminalConfig config;
  private final AtomicInteger open = new AtomicInteger();

  TerminalRoute(Vertx vertx, Shells shells, TerminalConfig config) {
    this.vertx = vertx;
    this.shells = shells;
    this.config = config;
  }

  void serve(@Observes Router router) {
    router.get("/v1/containers/:name/terminal").handler(this::open);
  }

  @Override
  public void customizeHttpServer(HttpServerOptions options) {
    options.setMaxWebSocketFrameSize(LARGEST_FRAME);
  }

  @Override
  public void customizeHttpsServer(HttpServerOptions options) {
    options.setMaxWebSocketFrameSize(LARGEST_FRAME);
  }

  private void open(RoutingContext call) {
    var request = call.request();
    try {
      refuseAnythingElse(request);
      var size = Size.of(call.queryParams());
      // nothing may arrive before somebody listens
      request.pause();
      shells
          .find(call.pathParam("name"))
          .compose(shell -> upgrade(call, shell, size))
          .onFailure(failure -> refuse(call, failure));
    } catch (ApiException e) {
      refuse(call, e);
    }
  }

  private Future<ServerWebSocket> upgrade(RoutingContext call, Shells.Shell shell, Size size) {
    var language = Problems.language(call.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    return call.request()
        .toWebSocket()
        .onSuccess(
            socket -> {
              open.incrementAndGet();
              var client = new Client(vertx, socket, config, language);
              shell
                  .open(client, size)
                  .onComplete(
                      ended -> {
                        client.leave();
                        open.decrementAndGet();
                      });
            });
  }

  private void refuseAnythingElse(HttpServerRequest request) {
    var upgrade = request.getHeader(HttpHeaders.UPGRADE);
    if (!HttpHeaderValues.WEBSOCKET.contentEqualsIgnoreCase(upgrade == null ? "" : upgrade)) {
      throw new ApiException(ErrorCode.MALFORMED, NO_UPGRADE);
    }
    if (open.get() >= config.most()) {
      throw new ApiException(ErrorCode.TOO_MANY_REQUESTS, TOO_MANY)
          .retryAfter(Duration.ofSeconds(10));
    }
  }

  private static void refuse(RoutingContext call, Throwable failure) {
    call.request().resume();
    if (failure instanceof ApiException problem) {
      ProblemRoute.send(call, problem);
    } else {
      call.fail(failure);
    }
  }
}
