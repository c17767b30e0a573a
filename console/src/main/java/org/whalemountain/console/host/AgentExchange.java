package org.whalemountain.console.host;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.whalemountain.api.problem.ApiException;

/**
 * One request to an agent and its whole answer, both within one deadline and the answer within a
 * size. Knows whether the request left: only then something may have happened.
 */
final class AgentExchange {

  private static final int LARGEST_ANSWER = 32 * 1024 * 1024;

  /**
   * A whole answer.
   *
   * @param status HTTP status
   * @param body all of it
   */
  record Reply(int status, Buffer body) {}

  private enum Stage {
    CONNECTING,
    SENT,
    ENDED
  }

  private final String host;
  private final CompletableFuture<Reply> done = new CompletableFuture<>();
  private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.CONNECTING);
  private volatile HttpClientRequest request;

  private AgentExchange(String host) {
    this.host = host;
  }

  /** The same with no header but the person's language. */
  static Reply ask(
      AgentConnection agent,
      HttpMethod method,
      String path,
      Buffer body,
      String language,
      Duration deadline) {
    return ask(agent, method, path, body, Map.of("Accept-Language", language), deadline);
  }

  /**
   * Asks and waits; not on an event loop.
   *
   * @param body JSON, or null for none
   * @param headers beside those that every call has
   * @throws HostUnreachable nothing was sent
   * @throws LostAnswer it was sent, and no whole answer came in time
   */
  static Reply ask(
      AgentConnection agent,
      HttpMethod method,
      String path,
      Buffer body,
      Map<String, String> headers,
      Duration deadline) {
    var exchange = new AgentExchange(agent.host());
    agent
        .call(method, path)
        .onFailure(cause -> exchange.fail(new HostUnreachable(agent.host(), cause)))
        .onSuccess(request -> exchange.send(request, body, headers));
    return exchange.await(deadline);
  }

  private void send(HttpClientRequest ready, Buffer body, Map<String, String> headers) {
    request = ready;
    if (!stage.compareAndSet(Stage.CONNECTING, Stage.SENT)) {
      ready.reset();
      return;
    }
    ready.putHeader(HttpHeaders.ACCEPT, "application/json, application/problem+json");
    headers.forEach(ready::putHeader);
    if (body != null) {
      ready.putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
    }
    var sent = body == null ? ready.send() : ready.send(body);
    sent.onFailure(this::lose).onSuccess(this::read);
  }

  private void read(HttpClientResponse response) {
    var whole = Buffer.buffer();
    response.exceptionHandler(this::lose);
    response.handler(
        part -> {
          whole.appendBuffer(part);
          if (whole.length() > LARGEST_ANSWER) {
            request.reset();
            lose(new IllegalStateException("answer larger than " + LARGEST_ANSWER + " bytes"));
          }
        });
    response.endHandler(end -> done.complete(new Reply(response.statusCode(), whole)));
  }

  private Reply await(Duration deadline) {
    try {
      return done.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof ApiException api ? api : new LostAnswer(host, e.getCause());
    } catch (TimeoutException e) {
      throw giveUp(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw giveUp(e);
    }
  }

  private ApiException giveUp(Exception cause) {
    if (stage.compareAndSet(Stage.CONNECTING, Stage.ENDED)) {
      return new HostUnreachable(host, cause);
    }
    request.reset();
    return new LostAnswer(host, cause);
  }

  private void lose(Throwable cause) {
    fail(new LostAnswer(host, cause));
  }

  private void fail(ApiException problem) {
    done.completeExceptionally(problem);
  }
}
