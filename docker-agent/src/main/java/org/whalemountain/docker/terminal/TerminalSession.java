package org.whalemountain.docker.terminal;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import org.jboss.logging.Logger;
import org.whalemountain.api.terminal.Client;
import org.whalemountain.api.terminal.Size;
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
  private static final long LOOK_AGAIN_MILLIS = 50;
  private static final int MOST_LOOKS = 40;
  private static final int LONGEST_ERROR = 500;

  private final Vertx vertx;
  private final Client client;
  private final ServerWebSocket socket;
  private final Commands commands;
  private final Command command;
  private final Reaper.Guard guard;
  private final Promise<Void> over = Promise.promise();
  private Hijacked shell;
  private Size wanted;
  private boolean isResizing;
  private boolean isGone;
  private boolean isEnding;
  private String begun = "";

  TerminalSession(
      Vertx vertx, Commands commands, Command command, Reaper.Guard guard, Client client) {
    this.vertx = vertx;
    this.commands = commands;
    this.command = command;
    this.guard = guard;
    this.client = client;
    this.socket = client.socket();
  }

  /**
   * Starts the shell.
   *
   * @return completes when the terminal is over
   */
  Future<Void> begin(Size size) {
    socket.setWriteQueueMaxSize(WAITING_BYTES);
    client.whenGone(this::clientIsGone);
    commands
        .startTerminal(command)
        .onSuccess(started -> join(started, size))
        .onFailure(
            failure -> {
              LOG.warnf(failure, "cannot start a terminal container=%s", command.target().id());
              client.fail();
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
    shell.read(this::fromShell, this::shellIsOver);
    client.listen(this::fromClient, this::resize);
    resize(size);
  }

  private void fromShell(Buffer bytes) {
    if (begun.isEmpty()) {
      begun = bytes.getString(0, Math.min(LONGEST_ERROR, bytes.length()));
    }
    // it may be closed a moment before we are told
    if (isGone || socket.isClosed()) {
      return;
    }
    socket.writeBinaryMessage(bytes);
    if (socket.writeQueueFull()) {
      shell.socket().pause();
      socket.drainHandler(drained -> shell.socket().resume());
    }
  }

  private void fromClient(Buffer bytes) {
    var stream = shell.socket();
    stream.write(bytes);
    if (stream.writeQueueFull()) {
      client.holdBack();
      stream.drainHandler(drained -> client.goOn());
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
    var hasShell = !begun.contains("exec failed") && !begun.contains("executable file not found");
    client.sayGoodbye(code, hasShell);
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
