package org.whalemountain.docker.program;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import org.jboss.logging.Logger;
import org.whalemountain.api.container.TerminalMessage;
import org.whalemountain.api.terminal.Size;
import org.whalemountain.api.terminal.TerminalConfig;
import org.whalemountain.api.terminal.TextFrames;
import org.whalemountain.docker.wire.Hijacked;

/**
 * A program's streams joined with a client's WebSocket, all on one event loop. Each side is paused
 * while the other takes no more.
 */
final class ProgramSession {

  private static final Logger LOG = Logger.getLogger(ProgramSession.class);
  private static final int WAITING_BYTES = 256 * 1024;
  private static final long LOOK_AGAIN_MILLIS = 50;
  private static final int MOST_LOOKS = 40;
  private static final short NORMAL = 1000;
  private static final short GOING_AWAY = 1001;
  private static final short NOT_UNDERSTOOD = 1007;

  private final Vertx vertx;
  private final ServerWebSocket client;
  private final Hijacked streams;
  private final Program program;
  private final TextFrames texts = new TextFrames();
  private final long patienceNanos;
  private final long timer;
  private boolean isOver;
  private boolean isHeldBack;
  private long heardAt = System.nanoTime();

  private ProgramSession(
      Vertx vertx,
      ServerWebSocket client,
      Hijacked streams,
      Program program,
      TerminalConfig config) {
    this.vertx = vertx;
    this.client = client;
    this.streams = streams;
    this.program = program;
    this.patienceNanos = config.patience().toNanos();
    this.timer = vertx.setPeriodic(config.ping().toMillis(), id -> ping());
  }

  /** Lets the bytes flow until either side ends. */
  static void join(
      Vertx vertx,
      ServerWebSocket client,
      Hijacked streams,
      Program program,
      TerminalConfig config) {
    new ProgramSession(vertx, client, streams, program, config).begin();
  }

  private void begin() {
    client.setWriteQueueMaxSize(WAITING_BYTES);
    streams.socket().setWriteQueueMaxSize(WAITING_BYTES);
    client.closeHandler(closed -> leave(false));
    client.exceptionHandler(failure -> LOG.debugf(failure, "a program's client broke off"));
    client.pongHandler(pong -> heardAt = System.nanoTime());
    client.frameHandler(this::fromClient);
    streams.read(this::fromProgram, () -> lookForTheEnd(MOST_LOOKS));
    client.resume();
  }

  private void fromProgram(Buffer bytes) {
    if (isOver || client.isClosed()) {
      return;
    }
    client.writeBinaryMessage(bytes);
    if (client.writeQueueFull()) {
      streams.socket().pause();
      client.drainHandler(drained -> streams.socket().resume());
    }
  }

  private void fromClient(WebSocketFrame frame) {
    heardAt = System.nanoTime();
    // the answer to our own ping is a frame as well, and no input
    var isData = frame.isText() || frame.isBinary() || frame.isContinuation();
    if (!isData || isOver) {
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
    var socket = streams.socket();
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
    if (Boolean.TRUE.equals(message.end())) {
      endInput();
    }
    if (message.resize() != null) {
      var size = new Size(message.resize().columns(), message.resize().rows());
      if (size.isSound()) {
        program
            .resize(size.columns(), size.rows())
            .onFailure(failure -> LOG.debugf(failure, "not resized"));
      }
    }
  }

  private void endInput() {
    if (program.hangsUp()) {
      client.close(NORMAL);
      leave(false);
    } else {
      streams.endInput();
    }
  }

  /** A client that is not read from cannot answer. */
  private void ping() {
    if (isHeldBack) {
      heardAt = System.nanoTime();
    }
    if (System.nanoTime() - heardAt > patienceNanos) {
      client.close(GOING_AWAY);
      leave(false);
    } else if (!client.isClosed()) {
      client.writePing(Buffer.buffer("?"));
    }
  }

  /** The stream may end a moment before the engine knows the exit code. */
  private void lookForTheEnd(int looks) {
    if (isOver) {
      return;
    }
    program
        .exitCode()
        .onComplete(
            seen -> {
              var code = seen.succeeded() ? seen.result() : null;
              if (code != null && code.isEmpty() && looks > 0) {
                vertx.setTimer(LOOK_AGAIN_MILLIS, id -> lookForTheEnd(looks - 1));
              } else {
                sayGoodbye(code == null ? null : code.orElse(null));
              }
            });
  }

  private void sayGoodbye(Integer code) {
    if (!isOver && !client.isClosed()) {
      client.writeTextMessage(TextFrames.write(TerminalMessage.exit(code)));
      client.close(NORMAL);
    }
    leave(true);
  }

  private void leave(boolean hasEnded) {
    if (!isOver) {
      isOver = true;
      vertx.cancelTimer(timer);
      streams.socket().close();
      program.leave(hasEnded);
    }
  }
}
