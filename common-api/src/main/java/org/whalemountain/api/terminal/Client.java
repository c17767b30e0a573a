package org.whalemountain.api.terminal;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.util.Locale;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.whalemountain.api.container.TerminalMessage;
import org.whalemountain.api.problem.Sentence;

/**
 * Who sits before one open terminal, on the connection's event loop. Nothing is read before {@link
 * #listen}; whether somebody is still there is asked from the beginning.
 */
public final class Client {

  private static final Logger LOG = Logger.getLogger(Client.class);
  private static final long PROBE_MILLIS = 1000;
  private static final short NORMAL = 1000;
  private static final short GOING_AWAY = 1001;
  private static final short NOT_UNDERSTOOD = 1007;
  private static final short FAILED = 1011;
  private static final Sentence NO_SHELL =
      new Sentence(
          "This image has no shell (sh), so no terminal can be opened in it.",
          "このイメージにはシェル (sh) がないため、ターミナルを開けません。");

  private final Vertx vertx;
  private final ServerWebSocket socket;
  private final TerminalConfig config;
  private final Locale language;
  private final TextFrames texts = new TextFrames();
  private final long ping;
  private final long probe;
  private Runnable whenGone = () -> {};
  private Consumer<Buffer> input;
  private Consumer<Size> resize;
  private Runnable endInput = () -> {};
  private boolean isHeldBack;
  private long heardAt = System.nanoTime();

  Client(Vertx vertx, ServerWebSocket socket, TerminalConfig config, Locale language) {
    this.vertx = vertx;
    this.socket = socket;
    this.config = config;
    this.language = language;
    socket.pause();
    socket.closeHandler(closed -> whenGone.run());
    socket.exceptionHandler(failure -> LOG.debugf(failure, "terminal broke off"));
    socket.pongHandler(pong -> heardAt = System.nanoTime());
    this.ping = vertx.setPeriodic(config.ping().toMillis(), id -> ping());
    this.probe = vertx.setPeriodic(PROBE_MILLIS, id -> probe());
  }

  /** What happens when nobody is there any more; may happen more than once. */
  public void whenGone(Runnable action) {
    whenGone = action;
  }

  /**
   * Begins to read.
   *
   * @param input takes what is typed
   * @param resize takes sizes that are sound
   */
  public void listen(Consumer<Buffer> input, Consumer<Size> resize) {
    this.input = input;
    this.resize = resize;
    socket.frameHandler(this::frame);
    socket.resume();
  }

  /**
   * What happens when no more is typed; nothing, where nobody says so. To be said before {@link
   * #listen}.
   */
  public void whenInputEnds(Runnable action) {
    endInput = action;
  }

  /** For what the shell writes. */
  public ServerWebSocket socket() {
    return socket;
  }

  /** Reads no more for now: the shell takes no more. */
  public void holdBack() {
    socket.pause();
    isHeldBack = true;
  }

  /** Reads on. */
  public void goOn() {
    isHeldBack = false;
    if (!socket.isClosed()) {
      socket.resume();
    }
  }

  /** The shell could not be started. */
  public void fail() {
    socket.close(FAILED);
  }

  /** Whoever typed has gone. */
  public void hangUp() {
    socket.close(NORMAL);
  }

  /**
   * The shell is over.
   *
   * @param code null where nobody knows it
   * @param hasShell false where there was none to start
   */
  public void sayGoodbye(Integer code, boolean hasShell) {
    if (socket.isClosed()) {
      return;
    }
    if (!hasShell) {
      socket.writeBinaryMessage(Buffer.buffer("\r\n" + NO_SHELL.in(language) + "\r\n"));
    }
    socket.writeTextMessage(TextFrames.write(TerminalMessage.exit(code)));
    socket.close(NORMAL);
  }

  void leave() {
    vertx.cancelTimer(ping);
    vertx.cancelTimer(probe);
  }

  private void frame(WebSocketFrame frame) {
    heardAt = System.nanoTime();
    // the answer to our own ping is a frame as well, and nothing that was typed
    if (!frame.isText() && !frame.isBinary() && !frame.isContinuation()) {
      return;
    }
    if (!texts.takes(frame)) {
      input.accept(frame.binaryData());
      return;
    }
    try {
      texts.message().ifPresent(this::obey);
    } catch (IllegalArgumentException e) {
      socket.close(NOT_UNDERSTOOD, "not a terminal message");
    }
  }

  private void obey(TerminalMessage message) {
    if (Boolean.TRUE.equals(message.end())) {
      endInput.run();
    }
    if (message.resize() != null) {
      var size = new Size(message.resize().columns(), message.resize().rows());
      // a page that is being folded away tells nonsense for a moment; that is no reason to hang up
      if (size.isSound()) {
        resize.accept(size);
      }
    }
  }

  private void ping() {
    if (System.nanoTime() - heardAt > config.patience().toNanos()) {
      socket.close(GOING_AWAY);
      whenGone.run();
    } else if (!socket.isClosed()) {
      socket.writePing(Buffer.buffer("?"));
    }
  }

  /** A client that is not read from is seen to be gone only when something is written to it. */
  private void probe() {
    if (isHeldBack && !socket.isClosed()) {
      heardAt = System.nanoTime();
      socket.writePing(Buffer.buffer("?"));
    }
  }
}
