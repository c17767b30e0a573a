package org.whalemountain.k8s.terminal;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.util.List;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.whalemountain.api.container.TerminalMessage;
import org.whalemountain.api.problem.Sentence;
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
  private static final short NORMAL = 1000;
  private static final short GOING_AWAY = 1001;
  private static final short NOT_UNDERSTOOD = 1007;
  private static final short FAILED = 1011;

  /** The image's own shell settings hold, so no login shell: it would set PATH anew. */
  private static final List<String> SHELL =
      List.of(
          "sh",
          "-c",
          "export TERM=\"${TERM:-xterm}\"; command -v bash >/dev/null 2>&1 && exec bash; exec sh");

  private static final Sentence NO_SHELL =
      new Sentence(
          "This image has no shell (sh), so no terminal can be opened in it.",
          "このイメージにはシェル (sh) がないため、ターミナルを開けません。");

  private final Vertx vertx;
  private final Context loop;
  private final ServerWebSocket client;
  private final Execs execs;
  private final Target target;
  private final TerminalConfig config;
  private final Locale language;
  private final TextFrames texts = new TextFrames();
  private final Promise<Void> over = Promise.promise();
  private Execution shell;
  private boolean isGone;
  private long heardAt = System.nanoTime();

  TerminalSession(
      Vertx vertx,
      ServerWebSocket client,
      Execs execs,
      Target target,
      TerminalConfig config,
      Locale language) {
    this.vertx = vertx;
    this.loop = vertx.getOrCreateContext();
    this.client = client;
    this.execs = execs;
    this.target = target;
    this.config = config;
    this.language = language;
  }

  /**
   * Starts the shell.
   *
   * @return completes when the terminal is over
   */
  Future<Void> begin(Size size) {
    client.pause();
    client.closeHandler(closed -> end(true));
    client.exceptionHandler(failure -> LOG.debugf(failure, "terminal broke off"));
    client.pongHandler(pong -> heardAt = System.nanoTime());
    var ping = vertx.setPeriodic(config.ping().toMillis(), id -> ping());
    over.future().onComplete(ended -> vertx.cancelTimer(ping));
    loop.executeBlocking(
            () -> execs.terminal(target, SHELL, new ToClient(client, config.patience())), true)
        .onSuccess(started -> join(started, size))
        .onFailure(
            failure -> {
              LOG.warnf(failure, "cannot start a terminal container=%s", target.fullName());
              client.close(FAILED);
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
    client.frameHandler(this::fromClient);
    resize(size);
    client.resume();
  }

  private void fromClient(WebSocketFrame frame) {
    heardAt = System.nanoTime();
    if (frame.isClose() || frame.isPing()) {
      return;
    }
    if (texts.takes(frame)) {
      try {
        texts.message().ifPresent(this::obey);
      } catch (IllegalArgumentException e) {
        client.close(NOT_UNDERSTOOD, "not a terminal message");
      }
      return;
    }
    client.pause();
    var bytes = frame.binaryData().getBytes();
    loop.executeBlocking(
            () -> {
              shell.input().write(bytes);
              shell.input().flush();
              return bytes;
            },
            true)
        .onFailure(failure -> LOG.debugf(failure, "the shell takes no more"))
        .onComplete(
            written -> {
              if (!client.isClosed()) {
                client.resume();
              }
            });
  }

  private void obey(TerminalMessage message) {
    if (message.resize() != null) {
      var size = new Size(message.resize().columns(), message.resize().rows());
      // a page that is being folded away tells nonsense for a moment; that is no reason to hang up
      if (size.isSound()) {
        resize(size);
      }
    }
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

  private void ping() {
    if (System.nanoTime() - heardAt > config.patience().toNanos()) {
      client.close(GOING_AWAY);
      end(true);
    } else if (!client.isClosed()) {
      client.writePing(Buffer.buffer("?"));
    }
  }

  private void sayGoodbye(Ended ended) {
    if (!client.isClosed()) {
      if (ended.isNotFound()) {
        client.writeBinaryMessage(Buffer.buffer("\r\n" + NO_SHELL.in(language) + "\r\n"));
      }
      client.writeTextMessage(TextFrames.write(TerminalMessage.exit(ended.code())));
      client.close(NORMAL);
    }
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
