package org.whalemountain.api.flow;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A server in the middle that passes every request on to a server behind it, and the answer back.
 */
final class Passage implements AutoCloseable {

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client = vertx.createHttpClient();
  private final HttpServer behind;
  private final HttpServer middle;

  /** Told how the last body that was passed on has ended. */
  volatile CompletableFuture<Void> sent = new CompletableFuture<>();

  volatile CompletableFuture<Void> answered = new CompletableFuture<>();

  /** With what answers behind it. */
  Passage(Handler<HttpServerRequest> answers) {
    behind = now(vertx.createHttpServer().requestHandler(answers).listen(0));
    middle = now(vertx.createHttpServer().requestHandler(this::pass).listen(0));
  }

  int port() {
    return middle.actualPort();
  }

  Vertx vertx() {
    return vertx;
  }

  private void pass(HttpServerRequest in) {
    in.pause();
    client
        .request(in.method(), behind.actualPort(), "127.0.0.1", in.uri())
        .onSuccess(
            out -> {
              out.response()
                  .onSuccess(
                      answer -> {
                        var to = in.response().setStatusCode(answer.statusCode());
                        var length = answer.getHeader("content-length");
                        if (length == null) {
                          to.setChunked(true);
                        } else {
                          to.putHeader("content-length", length);
                        }
                        var passed = Flow.answer(answer, in);
                        end(passed.onFailure(broken -> in.connection().close()), answered);
                      })
                  .onFailure(broken -> in.connection().close());
              if (in.method().equals(HttpMethod.GET)) {
                in.resume();
                out.end();
                return;
              }
              var length = in.getHeader("content-length");
              if (length == null) {
                out.setChunked(true);
              } else {
                out.putHeader("content-length", length);
              }
              end(Flow.request(in, out).onFailure(broken -> out.reset()), sent);
            });
  }

  private static void end(Future<Void> passed, CompletableFuture<Void> told) {
    passed.onSuccess(told::complete).onFailure(told::completeExceptionally);
  }

  static <T> T now(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    now(vertx.close());
  }
}
