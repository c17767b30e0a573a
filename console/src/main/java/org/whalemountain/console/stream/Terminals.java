package org.whalemountain.console.stream;

import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.ProblemReader;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.api.problem.StrictJson;
import org.whalemountain.console.account.Caller;
import org.whalemountain.console.container.Right;
import org.whalemountain.console.container.Target;
import org.whalemountain.console.host.HostConfig;
import org.whalemountain.console.session.Sessions;

/** Open terminals: each joins a person's WebSocket with an agent's, and ends with the session. */
@ApplicationScoped
class Terminals {

  private static final ProblemReader PROBLEMS = new ProblemReader(StrictJson.mapper());
  private static final Sentence UPGRADE =
      new Sentence("A WebSocket is expected here.", "ここには WebSocket で接続してください。");
  private static final Sentence UNREACHABLE =
      new Sentence("The host {0} does not answer.", "ホスト {0} が応答しません。");

  private final Entrance entrance;
  private final HostConfig config;
  private final Vertx vertx;
  private final Sessions sessions;
  private final OpenStreams streams;

  Terminals(
      Entrance entrance, HostConfig config, Vertx vertx, Sessions sessions, OpenStreams streams) {
    this.entrance = entrance;
    this.config = config;
    this.vertx = vertx;
    this.sessions = sessions;
    this.streams = streams;
  }

  void open(RoutingContext call) {
    if (!"websocket".equalsIgnoreCase(call.request().getHeader("Upgrade"))) {
      Entrance.refuse(call, new ApiException(ErrorCode.MALFORMED, UPGRADE));
      return;
    }
    entrance
        .admit(call, Right.USE)
        .onSuccess(target -> connect(call, target))
        .onFailure(failure -> Entrance.refuse(call, failure));
  }

  /** The agent first: what it refuses is told before the upgrade, as a problem. */
  private void connect(RoutingContext call, Target target) {
    var query = call.request().query();
    var path =
        "/v1/containers/" + target.fullName() + "/terminal" + (query == null ? "" : "?" + query);
    var language = call.request().getHeader("Accept-Language");
    target
        .agent()
        .terminal(path, language == null ? "en" : language)
        .onSuccess(agent -> join(call, agent))
        .onFailure(failure -> Entrance.refuse(call, problem(target, failure)));
  }

  private void join(RoutingContext call, WebSocket agent) {
    agent.pause();
    var caller = Caller.of(call).orElseThrow();
    call.request()
        .toWebSocket()
        .onFailure(failure -> agent.close())
        .onSuccess(person -> run(caller, person, agent));
  }

  private void run(Caller caller, ServerWebSocket person, WebSocket agent) {
    var pair = new SocketPair(person, agent, vertx, config.idleTimeout(), () -> use(caller));
    pair.run(streams.add(caller, pair::end));
  }

  /** An open terminal counts as use of its session. */
  private boolean use(Caller caller) {
    return !Caller.SESSION.equals(caller.via()) || sessions.use(caller.credential()).isPresent();
  }

  private static ApiException problem(Target target, Throwable failure) {
    if (failure instanceof UpgradeRejectedException rejected) {
      var body =
          rejected.getBody() == null ? null : rejected.getBody().toString(StandardCharsets.UTF_8);
      return PROBLEMS.read(rejected.getStatus(), body);
    }
    return new ApiException(
        ErrorCode.HOST_UNREACHABLE, UNREACHABLE.with(target.agent().host()), failure);
  }
}
