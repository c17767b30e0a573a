package org.whalemountain.k8s.program;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jboss.logging.Logger;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.api.terminal.Client;
import org.whalemountain.api.terminal.Doorway;
import org.whalemountain.k8s.exec.Execs;
import org.whalemountain.k8s.exec.Execution;
import org.whalemountain.k8s.exec.Execution.Ended;
import org.whalemountain.k8s.exec.Output;
import org.whalemountain.k8s.exec.Program;
import org.whalemountain.k8s.lent.Target;
import org.whalemountain.k8s.terminal.ToClient;

/**
 * Somebody before a command that was made known, on one event loop; what may wait is done beside
 * it. Each side is held back while the other takes no more.
 */
final class ProgramSession implements Doorway.Session {

  private static final Logger LOG = Logger.getLogger(ProgramSession.class);
  private static final int NO_SUCH_PROGRAM = 127;
  static final Sentence NO_SHELL =
      new Sentence(
          "This image has no shell (sh), which a cluster needs to run this.",
          "このイメージにはシェル (sh) がありません。クラスターでの実行に必要です。");

  private final Vertx vertx;
  private final Execs execs;
  private final Executions executions;
  private final Known known;
  private final Target target;
  private final Program program;
  private final Duration patience;
  private final Promise<Void> over = Promise.promise();
  private Context loop;
  private Client client;
  private Execution running;
  private boolean isBare;
  private Future<Waiting> last = Future.succeededFuture();
  private int waiting;

  ProgramSession(
      Vertx vertx,
      Execs execs,
      Executions executions,
      Known known,
      Target target,
      Duration patience) {
    this.vertx = vertx;
    this.execs = execs;
    this.executions = executions;
    this.known = known;
    this.target = target;
    this.program = Executions.program(known);
    this.patience = patience;
  }

  @Override
  public Future<Void> begin(Client sitting) {
    loop = vertx.getOrCreateContext();
    client = sitting;
    client.whenGone(this::leave);
    start(() -> execs.open(target, program, output(), error()));
    return over.future();
  }

  private OutputStream output() {
    return Boolean.TRUE.equals(known.wanted().tty())
        ? ToClient.bare(client.socket(), patience)
        : ToClient.framed(client.socket(), patience, Output.STANDARD);
  }

  private OutputStream error() {
    return ToClient.framed(client.socket(), patience, Output.ERROR);
  }

  private void start(Callable<Execution> opening) {
    loop.executeBlocking(
            () -> {
              var opened = opening.call();
              known.runs(opened);
              return opened;
            },
            false)
        .onSuccess(this::join)
        .onFailure(
            failure -> {
              LOG.warnf(failure, "cannot run a command container=%s", target.fullName());
              client.fail();
              leave();
            });
  }

  private void join(Execution started) {
    running = started;
    if (over.future().isComplete()) {
      close(started);
      return;
    }
    started.onEnd(ended -> loop.runOnContext(then -> end(ended)));
    if (!isBare) {
      client.whenInputEnds(this::endInput);
      client.listen(this::fromClient, size -> beside(() -> known.resize(size)));
    }
  }

  private void fromClient(Buffer typed) {
    if (!program.hasInput()) {
      return;
    }
    var bytes = typed.getBytes();
    beside(
        () -> {
          running.input().write(bytes);
          running.input().flush();
        });
  }

  /** A terminal has its own key for that: whoever typed has gone. */
  private void endInput() {
    if (program.input() == Program.Input.FED) {
      beside(() -> running.input().close());
    } else if (program.hasInput() && Boolean.TRUE.equals(known.wanted().stdin())) {
      client.hangUp();
      leave();
    }
  }

  private interface Waiting {
    void run() throws IOException;
  }

  /**
   * In the order it came: a WebSocket that is paused still hands out the frames that it has read.
   */
  private void beside(Waiting work) {
    client.holdBack();
    waiting++;
    last =
        last.transform(
            before ->
                loop.executeBlocking(
                    () -> {
                      work.run();
                      return work;
                    },
                    false));
    last.onFailure(failure -> LOG.debugf(failure, "the command takes no more"))
        .onComplete(
            done -> {
              waiting--;
              if (waiting == 0) {
                client.goOn();
              }
            });
  }

  private void end(Ended ended) {
    if (!ended.isNotFound()) {
      sayGoodbye(ended.code());
    } else if (program.isPlain() && !isBare) {
      // no shell in the image
      isBare = true;
      start(() -> execs.openBare(target, program.command(), output(), error()));
    } else {
      var why = isBare ? ended.message() : NO_SHELL.in(known.language());
      var text = (why + "\n").getBytes(StandardCharsets.UTF_8);
      if (!client.socket().isClosed()) {
        client
            .socket()
            .writeBinaryMessage(
                Boolean.TRUE.equals(known.wanted().tty())
                    ? Buffer.buffer(text)
                    : Output.ERROR.framed(text, 0, text.length));
      }
      sayGoodbye(NO_SUCH_PROGRAM);
    }
  }

  private void sayGoodbye(Integer code) {
    // known before the client learns of it: it asks next
    executions.ended(known, code);
    client.sayGoodbye(code, true);
    leave();
  }

  private void leave() {
    if (over.tryComplete()) {
      executions.ended(known, null);
      if (running != null) {
        close(running);
      }
    }
  }

  /** Closing the connection and killing what is left may wait. */
  private void close(Execution execution) {
    loop.executeBlocking(
        () -> {
          execution.close();
          return execution;
        },
        false);
  }
}
