package org.whalemountain.docker.log;

import io.smallrye.common.annotation.Blocking;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
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

  private final Targets targets;
  private final Wire wire;

  LogResource(Targets targets, Wire wire) {
    this.targets = targets;
    this.wire = wire;
  }

  @Override
  public Response logs(String name, String tail, boolean follow) {
    new Check().that(isTail(tail), "tail", TAIL_RULE).done();
    var target = targets.find(name);
    // a stopped container prints nothing more, and some engines would keep a follower waiting
    var uri =
        "/containers/"
            + target.id()
            + "/logs?stdout=1&stderr=1&tail="
            + tail
            + (follow && target.isRunning() ? "&follow=1" : "");
    var answer = Wire.await(wire.send(HttpMethod.GET, uri, null), wire.deadline());
    var text = new Text();
    return Response.ok(new EngineStream(answer, text::of), "text/plain; charset=utf-8").build();
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
