package org.whalemountain.console.stream;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import org.jboss.logging.Logger;
import org.whalemountain.api.flow.Flow;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.ProblemReader;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.api.problem.StrictJson;
import org.whalemountain.console.container.Target;
import org.whalemountain.console.host.AgentConnection;

/**
 * One request and its answer between a person and an agent. When either side breaks off, the other
 * one is broken off too: neither ever sees a clean end of half a file.
 */
public final class Pipe {

  private static final Logger LOG = Logger.getLogger(Pipe.class);
  private static final ProblemReader PROBLEMS = new ProblemReader(StrictJson.mapper());

  private static final int LARGEST_PROBLEM = 64 * 1024;
  private static final Sentence UNREACHABLE =
      new Sentence("The host {0} does not answer.", "ホスト {0} が応答しません。");
  private static final Sentence ENDED = new Sentence("You are logged out.", "ログアウトしました。");
  private static final Sentence NOT_THERE =
      new Sentence(
          "The host {0} refuses the console's token. Tell the administrators.",
          "ホスト {0} がコンソールのトークンを受け付けません。管理者に知らせてください。");

  private final RoutingContext call;
  private final AgentConnection agent;
  private final String what;
  private HttpClientRequest out;

  private Pipe(RoutingContext call, AgentConnection agent, String what) {
    this.call = call;
    this.agent = agent;
    this.what = what;
  }

  /**
   * Passes the request on, and the answer back.
   *
   * @param rest what follows the container's address, for example {@code /files}
   * @return to end it early
   */
  public static Pipe through(RoutingContext call, Target target, String rest) {
    var query = call.request().query();
    var path = "/v1/containers/" + target.fullName() + rest + (query == null ? "" : "?" + query);
    return through(call, target.agent(), target.id(), path);
  }

  /**
   * The same for any address of an agent.
   *
   * @param what it is, for the log
   * @param path below the agent's URL, with its query
   */
  public static Pipe through(RoutingContext call, AgentConnection agent, String what, String path) {
    var pipe = new Pipe(call, agent, what);
    agent
        .transfer(call.request().method(), path)
        .onSuccess(pipe::send)
        .onFailure(cause -> pipe.fail(cause));
    return pipe;
  }

  /** The person may not go on. */
  public void end() {
    if (!call.response().ended() && !call.response().closed()) {
      Entrance.refuse(call, new ApiException(ErrorCode.NOT_AUTHENTICATED, ENDED));
    }
    if (out != null) {
      out.reset();
    }
  }

  private void send(HttpClientRequest request) {
    out = request;
    var in = call.request();
    if (call.response().closed()) {
      out.reset();
      return;
    }
    Headers.request(in.headers(), out.headers());
    call.response().closeHandler(gone -> out.reset());
    out.response().onSuccess(this::answer).onFailure(this::fail);
    if (in.method().equals(HttpMethod.GET) || in.method().equals(HttpMethod.HEAD)) {
      out.end();
      in.resume();
      return;
    }
    if (!out.headers().contains("content-length")) {
      out.setChunked(true);
    }
    if ("100-continue".equalsIgnoreCase(in.getHeader("Expect"))) {
      call.response().writeContinue();
    }
    Flow.request(in, out).onFailure(this::fail);
  }

  private void answer(HttpClientResponse from) {
    if (from.statusCode() >= 300) {
      problem(from);
      return;
    }
    var to = call.response();
    to.setStatusCode(from.statusCode());
    Headers.answer(from.headers(), to.headers());
    if (!to.headers().contains("content-length")) {
      to.setChunked(true);
    }
    Flow.answer(from, call.request()).onFailure(this::fail);
  }

  /** The agent's refusal, told by us: its body is small, and nothing else of it goes on. */
  private void problem(HttpClientResponse from) {
    var body = Buffer.buffer();
    if (from.statusCode() == 416) {
      Headers.range(from.headers(), call.response().headers());
    }
    from.exceptionHandler(this::fail);
    from.handler(
        part -> {
          if (body.length() + part.length() <= LARGEST_PROBLEM) {
            body.appendBuffer(part);
          }
        });
    from.endHandler(
        end -> {
          var problem = PROBLEMS.read(from.statusCode(), body.toString(StandardCharsets.UTF_8));
          var isOurs =
              problem.code() == ErrorCode.NOT_AUTHENTICATED
                  || problem.code() == ErrorCode.FORBIDDEN;
          refuse(
              isOurs
                  ? new ApiException(ErrorCode.ENGINE_FAILED, NOT_THERE.with(agent.host()))
                  : problem);
        });
  }

  /** Told while the person may still be sending: what is left of it is let go. */
  private void refuse(ApiException problem) {
    call.response().closeHandler(null);
    var isSending = !call.request().isEnded();
    if (isSending) {
      call.response().putHeader("Connection", "close");
    }
    Entrance.refuse(call, problem);
    if (isSending) {
      out.reset();
    }
  }

  private void fail(Throwable cause) {
    LOG.debugf(cause, "stream broke off of=%s", what);
    if (out != null) {
      out.reset();
    }
    if (!call.response().ended() && !call.response().closed()) {
      Entrance.refuse(
          call,
          new ApiException(ErrorCode.HOST_UNREACHABLE, UNREACHABLE.with(agent.host()), cause));
    }
  }
}
