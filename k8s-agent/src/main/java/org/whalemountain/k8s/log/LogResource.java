package org.whalemountain.k8s.log;

import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import org.whalemountain.api.container.LogApi;
import org.whalemountain.api.problem.Check;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.k8s.exec.Output;
import org.whalemountain.k8s.lent.LentContainers;

/** What containers printed, over HTTP. */
@Blocking
class LogResource implements LogApi {

  private static final String TEXT = "text/plain; charset=utf-8";
  private static final Sentence ONE_OF_BOTH =
      new Sentence("or stderr must be true", "か stderr のどちらかは true である必要があります");

  private final LentContainers lent;
  private final Logs logs;
  private final RoutingContext call;

  LogResource(LentContainers lent, Logs logs, RoutingContext call) {
    this.lent = lent;
    this.logs = logs;
    this.call = call;
  }

  @Override
  public Response logs(String name, String tail, boolean follow) {
    return answer(name, LogWish.of(tail), follow, TEXT);
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
    var check = new Check().that(stdout || stderr, "stdout", ONE_OF_BOTH);
    var wish = LogWish.of(check, tail, since, until, timestamps);
    if (!stdout) {
      lent.get(name);
      return Response.ok(new byte[0], MediaType.APPLICATION_OCTET_STREAM).build();
    }
    return answer(name, wish, follow, MediaType.APPLICATION_OCTET_STREAM);
  }

  private Response answer(String name, LogWish wish, boolean follow, String type) {
    var found = lent.get(name);
    if (!logs.areThere(found)) {
      return Response.ok(new byte[0], type).build();
    }
    var isText = type.equals(TEXT);
    if (follow && found.running().isPresent()) {
      var log = logs.follow(found, wish);
      // also where the client goes while nothing is printed
      call.addEndHandler(ended -> call.vertx().executeBlocking(() -> close(log), false));
      // each piece at once: what was printed is not to wait for what will be
      StreamingOutput body = out -> tell(log, wish, isText ? out : new Framed(out));
      return Response.ok(body, type).build();
    }
    var log = logs.read(found, wish);
    if (isText) {
      return Response.ok(log, type).build();
    }
    StreamingOutput body =
        out -> {
          try (log) {
            var told = wish.needsTimes() ? new Stamped(wish, new Framed(out)) : new Framed(out);
            log.transferTo(told);
          }
        };
    return Response.ok(body, type).build();
  }

  private static void tell(Followed log, LogWish wish, OutputStream out) throws IOException {
    if (wish.needsTimes()) {
      var stamped = new Stamped(wish, out);
      log.sendTo(stamped, stamped::isOver);
    } else {
      log.sendTo(out);
    }
  }

  private static Followed close(Followed log) {
    log.close();
    return log;
  }

  /** All of it as standard output. */
  private static final class Framed extends OutputStream {

    private final OutputStream out;

    Framed(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int single) throws IOException {
      write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (length > 0) {
        out.write(Output.STANDARD.framed(bytes, offset, length).getBytes());
      }
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }
  }
}
