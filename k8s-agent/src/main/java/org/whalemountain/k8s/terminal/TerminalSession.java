package org.whalemountain.k8s.terminal;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.whalemountain.api.terminal.Client;
import org.whalemountain.api.terminal.Size;
import org.whalemountain.k8s.exec.Execs;
import org.whalemountain.k8s.exec.Execution;
import org.whalemountain.k8s.exec.Execution.Ended;
import org.whalemountain.k8s.lent.Target;

/**
 * One open terminal, on one event loop; what may wait is done beside it in order. Each side is held
 * back while the other takes no more: a frame of the client is taken when the one before went to
 * the cluster, and the cluster's next bytes when those before went to the client.
 */
final class TerminalSession {

  private static final Logger LOG = Logger.getLogger(TerminalSession.class);

  /** The image's own shell settings hold, so no login shell: it would set PATH anew. */
  private static final List<String> SHELL =
      List.of(
          "sh",
          "-c",
          "export TERM=\"${TERM:-xterm}\"; command -v bash >/dev/null 2>&1 && exec bash; exec sh");

  private final Context loop;
  private final Execs execs;
  private final Target target;
  private final Client client;
  private final Duration patience;
  private final Promise<Void> over = Promise.promise();
  private Execution shell;
  private boolean isGone;

  /**
   * For one client.
   *
   * @param patience how long it may take nothing
   */
  TerminalSession(Vertx vertx, Execs execs, Target target, Client client, Duration patience) {
    this.loop = vertx.getOrCreateContext();
    this.execs = execs;
    this.target = target;
    this.client = client;
    this.patience = patience;
  }

  /**
   * Starts the shell.
   *
   * @return completes when the terminal is over
   */
  Future<Void> begin(Size size) {
    client.whenGone(() -> end(true));
    loop.executeBlocking(
            () -> execs.terminal(target, SHELL, ToClient.bare(client.socket(), patience)), true)
        .onSuccess(started -> join(started, size))
        .onFailure(
            failure -> {
              LOG.warnf(failure, "cannot start a terminal container=%s", target.fullName());
              client.fail();
            });
    return over.future();
  }

  private void join(Execution started, Size size) {
    shell = started;
    if (isGone) {
      closeShell();
      return;
    }
    started.onEnd(ended -> loop.runOnContext(then -> sayGoodbye(ended)));
    resize(size);
    client.listen(this::fromClient, this::resize);
  }

  private void fromClient(Buffer typed) {
    client.holdBack();
    var bytes = typed.getBytes();
    loop.executeBlocking(
            () -> {
              shell.input().write(bytes);
              shell.input().flush();
              return bytes;
            },
            true)
        .onFailure(failure -> LOG.debugf(failure, "the shell takes no more"))
        .onComplete(written -> client.goOn());
  }

  private void resize(Size size) {
    loop.executeBlocking(
            () -> {
              shell.resize(size.columns(), size.rows());
              return size;
            },
            true)
        .onFailure(failure -> LOG.debugf(failure, "cannot resize"));
  }

  private void sayGoodbye(Ended ended) {
    client.sayGoodbye(ended.code(), !ended.isNotFound());
    end(false);
  }

  private void end(boolean isClientGone) {
    isGone = isGone || isClientGone;
    if (over.tryComplete() && shell != null) {
      closeShell();
    }
  }

  /** Closing the connection and killing what is left may wait. */
  private void closeShell() {
    loop.executeBlocking(
        () -> {
          shell.close();
          return shell;
        },
        false);
  }
}
