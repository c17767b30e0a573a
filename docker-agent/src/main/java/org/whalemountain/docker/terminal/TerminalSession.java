package org.whalemountain.docker.terminal;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.whalemountain.api.container.TerminalMessage;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.docker.exec.Command;
import org.whalemountain.docker.exec.Commands;
import org.whalemountain.docker.exec.Reaper;
import org.whalemountain.docker.wire.Hijacked;

/**
 * One open terminal, all on one event loop. Each side is paused while the other takes no more, so
 * that neither a flood of output nor of input is held in memory.
 */
final class TerminalSession {

  private static final Logger LOG = Logger.getLogger(TerminalSession.class);
  private static final int WAITING_BYTES = 256 * 1024;
  private static final long PROBE_MILLIS = 1000;
  private static final long LOOK_AGAIN_MILLIS = 50;
  private static final int MOST_LOOKS = 40;
  private static final int LONGEST_ERROR = 500;
  private static final short NORMAL = 1000;
  private static final short GOING_AWAY = 1001;
  private static final short NOT_UNDERSTOOD = 1007;
  private static final short FAILED = 1011;
  private static final Sentence NO_SHELL =
      new Sentence(
          "This image has no shell (sh), so no terminal can be opened in it.",
          "このイメージにはシェル (sh) がないため、ターミナルを開けません。");

  private final Vertx vertx;
  private final ServerWebSocket client;
  private final Commands commands;
  private final Command command;
  private final Reaper.Guard guard;
  private final TerminalConfig config;
  private final Locale language;
  private final TextFrames texts = new TextFrames();
  private final Promise<Void> over = Promise.promise();
  private Hijacked shell;
  private Size wanted;
  private boolean isResizing;
  private boolean isGone;
  private boolean isEnding;
  private boolean isHeldBack;
  private String begun = "";
  private long heardAt = System.nanoTime();

  TerminalSession(
      Vertx vertx,
      ServerWebSocket client,
      Commands commands,
      Command command,
      Reaper.Guard guard,
      TerminalConfig config,
      Locale language) {
    this.vertx = vertx;
    this.client = client;
    this.commands = commands;
    this.command = command;
    this.guard = guard;
    this.config = config;
    this.language = language;
  }

  /**
   * Starts the shell.
   *
   * @return completes when the terminal is over
   */
  Future<Void> begin(Size size) {
    client.setWriteQueueMaxSize(WAITING_BYTES);
    client.closeHandler(closed -> clientIsGone());
    client.exceptionHandler(failure -> LOG.debugf(failure, "terminal broke off"));
    client.pongHandler(pong -> heardAt = System.nanoTime());
    var ping = vertx.setPeriodic(config.ping().toMillis(), id -> ping());
    var probe = vertx.setPeriodic(PROBE_MILLIS, id -> probe());
    over.future()
        .onComplete(
            ended -> {
              vertx.cancelTimer(ping);
              vertx.cancelTimer(probe);
            });
    commands
        .startTerminal(command)
        .onSuccess(started -> join(started, size))
        .onFailure(
            failure -> {
              LOG.warnf(failure, "cannot start a terminal container=%s", command.target().id());
              client.close(FAILED);
            });
    return over.future();
  }

  private void join(Hijacked started, Size size) {
    shell = started;
    if (isGone) {
      end();
      return;
    }
    shell.socket().setWriteQueueMaxSize(WAITING_BYTES);
    client.frameHandler(this::fromClient);
    shell.read(this::fromShell, this::shellIsOver);
    client.resume();
    resize(size);
  }

  private void fromShell(Buffer bytes) {
    if (begun.isEmpty()) {
      begun = bytes.getString(0, Math.min(LONGEST_ERROR, bytes.length()));
    }
    // it may be closed a moment before we are told
    if (isGone || client.isClosed()) {
      return;
    }
    client.writeBinaryMessage(bytes);
    if (client.writeQueueFull()) {
      shell.socket().pause();
      client.drainHandler(drained -> shell.socket().resume());
    }
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
    var socket = shell.socket();
    socket.write(frame.binaryData());
    if (socket.writeQueueFull()) {
      client.pause();
      isHeldBack = true;
      socket.drainHandler(
          drained -> {
            isHeldBack = false;
            client.resume();
          });
    }
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

  /** One at a time, and of those that wait only the last. */
  private void resize(Size size) {
    wanted = size;
    if (isResizing || isGone || isEnding) {
      return;
    }
    isResizing = true;
    wanted = null;
    commands
        .resize(command, size.columns(), size.rows())
        .onComplete(
            done -> {
              isResizing = false;
              if (wanted != null) {
                resize(wanted);
              }
            });
  }

  /** A client that is not read from is seen to be gone only when something is written to it. */
  private void probe() {
    if (isHeldBack && !client.isClosed()) {
      heardAt = System.nanoTime();
      client.writePing(Buffer.buffer("?"));
    }
  }

  private void ping() {
    if (System.nanoTime() - heardAt > config.patience().toNanos()) {
      client.close(GOING_AWAY);
      clientIsGone();
    } else if (!client.isClosed()) {
      client.writePing(Buffer.buffer("?"));
    }
  }

  private void shellIsOver() {
    if (isGone || isEnding) {
      end();
    } else {
      isEnding = true;
      lookForTheEnd(MOST_LOOKS);
    }
  }

  /** The stream may end a moment before the engine knows the exit code. */
  private void lookForTheEnd(int looks) {
    commands
        .look(command)
        .onComplete(
            seen -> {
              var code = seen.succeeded() ? seen.result().exitCode() : null;
              if (code != null && code.isEmpty() && looks > 0) {
                vertx.setTimer(LOOK_AGAIN_MILLIS, id -> lookForTheEnd(looks - 1));
              } else {
                sayGoodbye(code == null ? null : code.orElse(null));
              }
            });
  }

  private void sayGoodbye(Integer code) {
    if (!client.isClosed()) {
      if (begun.contains("exec failed") || begun.contains("executable file not found")) {
        var sentence = "\r\n" + NO_SHELL.in(language) + "\r\n";
        client.writeBinaryMessage(Buffer.buffer(sentence));
      }
      client.writeTextMessage(TextFrames.write(TerminalMessage.exit(code)));
      client.close(NORMAL);
    }
    end();
  }

  private void clientIsGone() {
    isGone = true;
    end();
  }

  private void end() {
    if (shell != null) {
      shell.socket().close();
    }
    guard.closeSoon();
    over.tryComplete();
  }
}
