package org.whalemountain.docker.exec;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.whalemountain.api.container.ExecResult;
import org.whalemountain.docker.wire.Demux;

/** What a command printed: the beginning of each output is kept, the rest counted and let go. */
final class Output {

  private final Kept stdout = new Kept();
  private final Kept stderr = new Kept();
  private final Demux demux =
      new Demux((which, bytes) -> (which == Demux.Output.STDOUT ? stdout : stderr).add(bytes));

  /** Takes the next bytes of the engine's stream. */
  synchronized void feed(Buffer bytes) {
    demux.feed(bytes);
  }

  synchronized ExecResult result(int exitCode, boolean timedOut) {
    return new ExecResult(
        exitCode, stdout.text(), stderr.text(), stdout.isCut || stderr.isCut, timedOut);
  }

  private static final class Kept {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean isCut;

    void add(Buffer more) {
      var room = ExecResult.MOST_OUTPUT_BYTES - bytes.size();
      var take = Math.min(room, more.length());
      bytes.write(more.getBytes(0, take), 0, take);
      isCut = isCut || take < more.length();
    }

    String text() {
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }
}
