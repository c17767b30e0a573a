package org.whalemountain.console.docker;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.ProblemReader;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.api.problem.StrictJson;
import org.whalemountain.console.container.Target;
import org.whalemountain.console.stream.Entrance;
import org.whalemountain.console.stream.OpenStreams;

/** Hijacked streams: the container's own program, and those run beside it. */
@ApplicationScoped
class StreamCalls {

  private static final ProblemReader PROBLEMS = new ProblemReader(StrictJson.mapper());
  private static final Pattern KEYS = Pattern.compile("[-A-Za-z0-9,@\\[\\]\\\\^_]{1,64}");
  private static final int QUEUE_BYTES = 256 * 1024;
  private static final String END = "{\"end\":true}";
  private static final Sentence UNREACHABLE =
      new Sentence("The host {0} does not answer.", "ホスト {0} が応答しません。");
  private static final Sentence NOT_LEARNT =
      new Sentence(
          "How the program ended was not learnt from its host.", "プログラムの終了コードをホストから取得できませんでした。");
  private static final Sentence KEYS_RULE =
      new Sentence("must be keys like ctrl-p,ctrl-q", "は ctrl-p,ctrl-q のようなキーである必要があります");

  private final Vertx vertx;
  private final OpenStreams streams;

  StreamCalls(Vertx vertx, OpenStreams streams) {
    this.vertx = vertx;
    this.streams = streams;
  }

  /** What is attached to. */
  record Place(Target target, String path, boolean tty) {}

  /** The container's own program. */
  static String attachPath(DockerCall call) {
    var keys = call.query("detachKeys").orElse("");
    if (!keys.isEmpty() && !KEYS.matcher(keys).matches()) {
      throw new ApiException(ErrorCode.INVALID, KEYS_RULE);
    }
    return "/attach?stdin="
        + call.is("stdin")
        + "&logs="
        + call.is("logs")
        + (keys.isEmpty()
            ? ""
            : "&detachKeys=" + java.net.URLEncoder.encode(keys, StandardCharsets.UTF_8));
  }

  /** The agent first: what it refuses is told before the connection is handed over. */
  void join(DockerCall call, Place place) {
    connect(
        call,
        place,
        agent -> {
          agent.pause();
          var hijack = Hijack.take(call.routing(), place.tty());
          run(call, hijack, agent);
        });
  }

  /** Opens a WebSocket of the agent's; a refusal is told to the client. */
  void connect(DockerCall call, Place place, Consumer<WebSocket> opened) {
    var target = place.target();
    target
        .agent()
        .terminal(
            "/v1/containers/" + target.fullName() + place.path(),
            call.borrower().language().getLanguage())
        .onSuccess(
            agent -> {
              try {
                opened.accept(agent);
              } catch (RuntimeException e) {
                agent.close();
                Entrance.refuse(call.routing(), e);
              }
            })
        .onFailure(failure -> Entrance.refuse(call.routing(), problem(target, failure)));
  }

  private void run(DockerCall call, Hijack client, WebSocket agent) {
    var over = streams.add(call.caller(), () -> client.execute(client::end));
    agent.setWriteQueueMaxSize(QUEUE_BYTES);
    agent.frameHandler(
        frame -> {
          // what it says of the end the client asks for itself
          var isOutput = frame.isBinary() || frame.isContinuation();
          if (isOutput && !client.write(frame.binaryData())) {
            agent.pause();
          }
        });
    client.onDrain(agent::resume);
    agent.exceptionHandler(broken -> client.end());
    agent.closeHandler(
        closed -> {
          over.run();
          client.end();
        });
    client.begin(
        bytes -> send(client, agent, bytes),
        () -> {
          if (!agent.isClosed()) {
            agent.writeTextMessage(END);
          }
        },
        () -> {
          over.run();
          if (!agent.isClosed()) {
            agent.close();
          }
        });
    agent.resume();
  }

  private static void send(Hijack client, WebSocket agent, Buffer bytes) {
    if (agent.isClosed()) {
      return;
    }
    agent.writeBinaryMessage(bytes);
    if (agent.writeQueueFull()) {
      client.pause();
      agent.drainHandler(drained -> client.resume());
    }
  }

  /**
   * Answers a wait: at once that it has begun, then blanks so that nobody on the way takes the
   * connection for dead, in the end the exit code.
   *
   * @param beforeTheEnd what is to be done first; for threads that may wait
   */
  void await(DockerCall call, Place place, Runnable beforeTheEnd) {
    connect(
        call,
        place,
        agent -> {
          var response = call.routing().response();
          response.putHeader("Content-Type", "application/json").setChunked(true).write(" ");
          var beat = vertx.setPeriodic(20_000, timer -> response.write(" "));
          var code = new Integer[1];
          agent.textMessageHandler(
              text -> {
                var exit = new JsonObject(text).getJsonObject("exit");
                code[0] = exit == null ? null : exit.getInteger("code");
              });
          response.closeHandler(gone -> agent.close());
          agent.closeHandler(
              closed -> {
                vertx.cancelTimer(beat);
                vertx
                    .executeBlocking(
                        () -> {
                          beforeTheEnd.run();
                          return null;
                        },
                        false)
                    .onComplete(done -> tell(call, code[0]));
              });
          agent.resume();
        });
  }

  private static void tell(DockerCall call, Integer code) {
    var response = call.routing().response();
    if (response.closed() || response.ended()) {
      return;
    }
    var told = new JsonObject().put("StatusCode", code == null ? 125 : code);
    if (code == null) {
      told.put("Error", new JsonObject().put("Message", NOT_LEARNT.english()));
    }
    response.end(told.encode());
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
