package org.whalemountain.docker.program;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import org.whalemountain.api.container.TerminalMessage;
import org.whalemountain.api.problem.Check;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.api.terminal.TerminalConfig;
import org.whalemountain.api.terminal.TextFrames;
import org.whalemountain.docker.wire.Target;
import org.whalemountain.docker.wire.Wire;

/** Waits for the ends of containers' programs ("Wait for a container" in the engine's API). */
@ApplicationScoped
class Waits {

  private static final Set<String> CONDITIONS = Set.of("not-running", "next-exit", "removed");
  private static final short NORMAL = 1000;
  private static final short FAILED = 1011;
  private static final Sentence RULE =
      new Sentence(
          "must be not-running, next-exit or removed",
          "は not-running、next-exit、removed のどれかである必要があります");

  private final Vertx vertx;
  private final Wire wire;
  private final TerminalConfig config;

  Waits(Vertx vertx, Wire wire, TerminalConfig config) {
    this.vertx = vertx;
    this.wire = wire;
    this.config = config;
  }

  /**
   * What is waited for, as a query gives it.
   *
   * @throws org.whalemountain.api.problem.ApiException {@code invalid}
   */
  static String condition(String text) {
    var condition = text == null ? "not-running" : text;
    new Check().that(CONDITIONS.contains(condition), "condition", RULE).done();
    return condition;
  }

  /** From when this has succeeded, no end is missed. The answer comes paused. */
  Future<HttpClientResponse> begin(Target target, String condition) {
    var uri = "/containers/" + target.id() + "/wait?condition=" + condition;
    return wire.send(HttpMethod.POST, uri, null);
  }

  /** How the program of one that does not run ended. */
  Future<Optional<Integer>> exitCode(Target target) {
    return wire.ask(HttpMethod.GET, "/containers/" + target.id() + "/json", null)
        .map(found -> found.getJsonObject("State"))
        .map(
            state ->
                Boolean.TRUE.equals(state.getBoolean("Running"))
                    ? Optional.empty()
                    : Optional.of(state.getInteger("ExitCode")));
  }

  /** Tells the end, and nothing before it. */
  void tell(HttpClientResponse answer, ServerWebSocket client) {
    var ping =
        vertx.setPeriodic(config.ping().toMillis(), id -> client.writePing(Buffer.buffer("?")));
    client.closeHandler(
        closed -> {
          vertx.cancelTimer(ping);
          Wire.drop(answer);
        });
    client.resume();
    answer
        .body()
        .onSuccess(
            body -> {
              var code = new JsonObject(body).getInteger("StatusCode");
              if (!client.isClosed()) {
                client.writeTextMessage(TextFrames.write(TerminalMessage.exit(code)));
                client.close(NORMAL);
              }
            })
        .onFailure(
            broken -> {
              if (!client.isClosed()) {
                client.close(FAILED);
              }
            });
    answer.resume();
  }
}
