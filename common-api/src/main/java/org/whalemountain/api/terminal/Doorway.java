package org.whalemountain.api.terminal;

import io.netty.handler.codec.http.HttpHeaderValues;
import io.quarkus.arc.properties.IfBuildProperty;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.ProblemRoute;
import org.whalemountain.api.problem.Problems;
import org.whalemountain.api.problem.Sentence;

/**
 * Where clients of terminals and programs come in: whatever can be refused is refused before the
 * connection is upgraded, and no more come in than the host takes.
 */
@ApplicationScoped
@IfBuildProperty(name = "whalemountain.agent.enabled", stringValue = "true")
public class Doorway {

  private static final Sentence NO_UPGRADE =
      new Sentence("This is a WebSocket; connect with one.", "WebSocket で接続してください。");
  private static final Sentence TOO_MANY =
      new Sentence("Too many terminals are open on this host.", "このホストで開いているターミナルが多すぎます。");

  private final Vertx vertx;
  private final TerminalConfig config;
  private final AtomicInteger open = new AtomicInteger();

  Doorway(Vertx vertx, TerminalConfig config) {
    this.vertx = vertx;
    this.config = config;
  }

  /** What a client comes for. */
  @FunctionalInterface
  public interface Session {

    /** Serves it; completes when all is over. */
    Future<Void> begin(Client client);
  }

  /**
   * Lets a client in.
   *
   * @param find what it comes for; throws or fails with an {@link ApiException} where that is to be
   *     refused
   */
  public void enter(RoutingContext call, Supplier<Future<? extends Session>> find) {
    try {
      refuseAnythingElse(call);
      // nothing may arrive before somebody listens
      call.request().pause();
      find.get()
          .compose(session -> upgrade(call, session))
          .onFailure(failure -> refuse(call, failure));
    } catch (ApiException e) {
      refuse(call, e);
    }
  }

  private Future<ServerWebSocket> upgrade(RoutingContext call, Session session) {
    var language = Problems.language(call.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    return call.request()
        .toWebSocket()
        .onSuccess(
            socket -> {
              open.incrementAndGet();
              var client = new Client(vertx, socket, config, language);
              session
                  .begin(client)
                  .onComplete(
                      ended -> {
                        client.leave();
                        open.decrementAndGet();
                      });
            });
  }

  private void refuseAnythingElse(RoutingContext call) {
    var upgrade = call.request().getHeader(HttpHeaders.UPGRADE);
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
