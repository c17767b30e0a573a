package org.whalemountain.docker.log;

import io.smallrye.common.annotation.Blocking;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.whalemountain.api.container.LogApi;
import org.whalemountain.api.problem.Check;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.docker.wire.Demux;
import org.whalemountain.docker.wire.EngineStream;
import org.whalemountain.docker.wire.Targets;
import org.whalemountain.docker.wire.Wire;

/** What containers printed, over HTTP. */
@Blocking
class LogResource implements LogApi {

  private static final int MOST_LINES = 100_000;
  private static final String EVERYTHING = "all";
  private static final Sentence TAIL_RULE =
      new Sentence("must be all or between 0 and 100000", "は all か 0 から 100000 の間である必要があります");

  private static final Sentence TIME_RULE =
      new Sentence("must be seconds since 1970", "は 1970 年からの秒数である必要があります");
  private static final Sentence ONE_OF_BOTH =
      new Sentence("or stderr must be true", "か stderr のどちらかは true である必要があります");

  private final Targets targets;
  private final Wire wire;

  LogResource(Targets targets, Wire wire) {
    this.targets = targets;
    this.wire = wire;
  }

  @Override
  public Response logs(String name, String tail, boolean follow) {
    new Check().that(isTail(tail), "tail", TAIL_RULE).done();
    var answer = ask(name, "stdout=1&stderr=1&tail=" + tail, follow);
    var text = new Text();
    return Response.ok(new EngineStream(answer, text::of), "text/plain; charset=utf-8").build();
  }

  @Override
  public Response streams(
      String name,
      String tail,
      boolean follow,
      boolean stdout,
      boolean stderr,
      boolean timestamps,
      String since,
      String until) {
    new Check()
        .that(isTail(tail), "tail", TAIL_RULE)
        .that(isTime(since), "since", TIME_RULE)
        .that(isTime(until), "until", TIME_RULE)
        .that(stdout || stderr, "stdout", ONE_OF_BOTH)
        .done();
    var query =
        "stdout=%s&stderr=%s&timestamps=%s&tail=%s&since=%s&until=%s"
            .formatted(stdout, stderr, timestamps, tail, since, until);
    var answer = ask(name, query, follow);
    return Response.ok(new EngineStream(answer, bytes -> bytes), MediaType.APPLICATION_OCTET_STREAM)
        .build();
  }

  /** A stopped container prints nothing more, and some engines would keep a follower waiting. */
  private HttpClientResponse ask(String name, String query, boolean follow) {
    var target = targets.find(name);
    var uri =
        "/containers/"
            + target.id()
            + "/logs?"
            + query
            + (follow && target.isRunning() ? "&follow=1" : "");
    return Wire.await(wire.send(HttpMethod.GET, uri, null), wire.deadline());
  }

  private static boolean isTime(String text) {
    return text.matches("\\d{1,12}(\\.\\d{1,9})?");
  }

  private static boolean isTail(String tail) {
    return EVERYTHING.equals(tail)
        || (tail.matches("\\d{1,6}") && Integer.parseInt(tail) <= MOST_LINES);
  }

  /** Both outputs in the order the engine gives them, without its frames. */
  private static final class Text {

    private final Demux demux = new Demux((output, bytes) -> add(bytes));
    private Buffer piece = Buffer.buffer();

    private void add(Buffer bytes) {
      piece.appendBuffer(bytes);
    }

    Buffer of(Buffer frames) {
      piece = Buffer.buffer(frames.length());
      demux.feed(frames);
      return piece;
    }
  }
}
