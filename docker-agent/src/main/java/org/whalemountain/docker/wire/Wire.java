package org.whalemountain.docker.wire;

import com.github.dockerjava.api.exception.DockerException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.whalemountain.docker.engine.EngineConfig;
import org.whalemountain.docker.engine.EngineErrors;

/**
 * The engine by plain HTTP. Addresses carry no API version: every engine from 20.10 to 29 takes
 * that, and what is asked here has not changed in between.
 *
 * <p>A refusal by the engine fails the future with a {@link DockerException}; {@link #await} makes
 * a problem of it.
 */
@ApplicationScoped
public class Wire {

  private static final int WAITING_AT_MOST = 1000;

  /** In pieces of the usual 8 KiB, files take three times as much work. */
  private static final int PIECE_BYTES = 64 * 1024;

  private final Vertx vertx;
  private final Endpoint endpoint;
  private final HttpClient http;
  private final NetClient sockets;
  private final Duration deadline;

  @Inject
  Wire(Vertx vertx, EngineConfig config) {
    this(vertx, Endpoint.of(config), config, config.callDeadline());
  }

  private Wire(Vertx vertx, Endpoint endpoint, EngineConfig config, Duration deadline) {
    this.vertx = vertx;
    this.endpoint = endpoint;
    this.deadline = deadline;
    var connect = Math.toIntExact(config.connectTimeout().toMillis());
    var calls =
        new HttpClientOptions()
            .setConnectTimeout(connect)
            .setDecompressionSupported(false)
            .setMaxChunkSize(PIECE_BYTES);
    var hijacked = new NetClientOptions().setConnectTimeout(connect);
    endpoint.secure(calls);
    endpoint.secure(hijacked);
    this.http =
        vertx.createHttpClient(
            calls.setMaxWaitQueueSize(WAITING_AT_MOST),
            new PoolOptions().setHttp1MaxSize(config.maxConnections()));
    this.sockets = vertx.createNetClient(hijacked);
  }

  /**
   * To another engine of this machine; whoever asks closes it.
   *
   * @param deadline for the head of each answer
   */
  public Wire to(Path socket, EngineConfig config, Duration deadline) {
    var address = SocketAddress.domainSocketAddress(socket.toString());
    return new Wire(vertx, new Endpoint(address, Optional.empty()), config, deadline);
  }

  /** Ends every call that is under way. */
  public void close() {
    http.close();
    sockets.close();
  }

  /** How long an ordinary call may take. */
  public Duration deadline() {
    return deadline;
  }

  /**
   * A call whose answer flows. It comes paused; whoever gets it reads it to its end or resets its
   * request, which closes the connection.
   *
   * @param body JSON, or null for none
   */
  public Future<HttpClientResponse> send(HttpMethod method, String uri, JsonObject body) {
    // closing the connection early must never hit a call that got it from the pool meanwhile
    return onLoop(
        () ->
            open(method, uri)
                .compose(
                    request ->
                        sent(request.putHeader(HttpHeaders.CONNECTION, "close"), body, deadline)));
  }

  private Future<HttpClientResponse> sent(
      HttpClientRequest request, JsonObject body, Duration limit) {
    // held to the deadline until the head is there: what flows after it may take for ever
    var timer = vertx.setTimer(limit.toMillis(), id -> request.reset());
    var sent =
        body == null
            ? request.send()
            : request.putHeader(HttpHeaders.CONTENT_TYPE, "application/json").send(body.toBuffer());
    return sent.onComplete(done -> vertx.cancelTimer(timer)).compose(Wire::accepted);
  }

  /** Ends a call whose answer nobody wants any more. */
  public static void drop(HttpClientResponse answer) {
    try {
      answer.exceptionHandler(expected -> {});
    } catch (IllegalStateException ended) {
      return;
    }
    answer.request().reset();
  }

  /** A call whose answer is one JSON object; empty where the engine sends no body. */
  public Future<JsonObject> ask(HttpMethod method, String uri, JsonObject body) {
    return ask(method, uri, body, deadline);
  }

  /**
   * The same of a call that takes long by its nature.
   *
   * @param limit until the head of its answer is there
   */
  public Future<JsonObject> ask(HttpMethod method, String uri, JsonObject body, Duration limit) {
    return onLoop(
        () ->
            open(method, uri).compose(request -> sent(request, body, limit)).compose(this::whole));
  }

  private Future<JsonObject> whole(HttpClientResponse response) {
    var timer = vertx.setTimer(deadline.toMillis(), id -> response.request().reset());
    var body = response.body();
    response.resume();
    return body.onComplete(done -> vertx.cancelTimer(timer))
        .map(read -> read.length() == 0 ? new JsonObject() : read.toJsonObject());
  }

  /**
   * From another thread an answer could come, and even end, between a call and the line that says
   * what to do with it.
   */
  private <T> Future<T> onLoop(Supplier<Future<T>> call) {
    var promise = Promise.<T>promise();
    vertx.getOrCreateContext().runOnContext(now -> call.get().onComplete(promise));
    return promise.future();
  }

  /** A request whose body is still to be written. */
  public Future<HttpClientRequest> open(HttpMethod method, String uri) {
    return http.request(
        new RequestOptions()
            .setServer(endpoint.address())
            .setHost("docker")
            .setSsl(endpoint.isSecure())
            .setMethod(method)
            .setURI(uri));
  }

  /**
   * A call after which the connection carries plain bytes both ways.
   *
   * @param body JSON, or null for none
   */
  public Future<Hijacked> hijack(String uri, JsonObject body) {
    return onLoop(
        () ->
            sockets
                .connect(endpoint.address())
                .compose(socket -> Hijacked.ask(vertx, socket, uri, body, deadline)));
  }

  /** The answer, paused, or the refusal it is. */
  public static Future<HttpClientResponse> accepted(HttpClientResponse response) {
    if (response.statusCode() < 400) {
      response.pause();
      return Future.succeededFuture(response);
    }
    return response
        .body()
        .compose(
            text ->
                Future.failedFuture(new DockerException(text.toString(), response.statusCode())));
  }

  /**
   * Waits on a thread that may wait.
   *
   * @throws org.whalemountain.api.problem.ApiException what the engine's refusal means; {@code
   *     host-unreachable} where it does not come in time
   */
  public static <T> T await(Future<T> future, Duration atMost) {
    try {
      return future
          .toCompletionStage()
          .toCompletableFuture()
          .get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw problem(e.getCause());
    } catch (TimeoutException e) {
      throw EngineErrors.translate(new IOException("no answer in " + atMost, e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw EngineErrors.translate(new IOException(e));
    }
  }

  /** The problem that a failed future means. */
  public static RuntimeException problem(Throwable failure) {
    var isNetty = failure instanceof io.vertx.core.VertxException;
    return EngineErrors.translate(isNetty ? new IOException(failure) : failure);
  }
}
