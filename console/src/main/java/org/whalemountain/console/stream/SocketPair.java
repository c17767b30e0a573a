package org.whalemountain.console.stream;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketBase;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Two WebSockets joined frame by frame. Each side is read only as fast as the other one takes it,
 * and neither outlives the other.
 */
final class SocketPair {

  private static final int QUEUE_BYTES = 256 * 1024;

  /** Close codes of RFC 6455, section 7.4.1. */
  private static final short GOING_AWAY = 1001;

  private static final short POLICY = 1008;

  private static final long LOOK_MILLIS = 30_000;

  private final WebSocketBase person;
  private final WebSocketBase agent;
  private final Vertx vertx;
  private final long idleNanos;
  private final BooleanSupplier mayGoOn;
  private volatile long lastFrame = System.nanoTime();
  private volatile boolean isOver;
  private Runnable onEnd = () -> {};

  /**
   * Joins them.
   *
   * @param idle without a frame for so long they are closed
   * @param mayGoOn whether the person's session is still alive; asked now and then, may block
   */
  SocketPair(
      WebSocketBase person,
      WebSocketBase agent,
      Vertx vertx,
      Duration idle,
      BooleanSupplier mayGoOn) {
    this.person = person;
    this.agent = agent;
    this.vertx = vertx;
    this.idleNanos = idle.toNanos();
    this.mayGoOn = mayGoOn;
  }

  /** Lets the frames flow; the agent's side has been held until now. */
  void run(Runnable whenOver) {
    onEnd = whenOver;
    link(person, agent);
    link(agent, person);
    vertx.setPeriodic(
        LOOK_MILLIS,
        timer -> {
          if (isOver) {
            vertx.cancelTimer(timer);
          } else if (System.nanoTime() - lastFrame > idleNanos) {
            close(GOING_AWAY, "idle");
          } else {
            askAgain();
          }
        });
    agent.resume();
  }

  /** A logout at another console fires no event here. */
  private void askAgain() {
    vertx
        .executeBlocking(mayGoOn::getAsBoolean, false)
        .onSuccess(
            may -> {
              if (!may) {
                end();
              }
            });
  }

  /** The person may not go on. */
  void end() {
    close(POLICY, "session ended");
  }

  private void link(WebSocketBase from, WebSocketBase to) {
    to.setWriteQueueMaxSize(QUEUE_BYTES);
    from.frameHandler(
        frame -> {
          // Pings are answered, and closes told on, by each connection itself.
          if (frame.isClose() || frame.isPing() || to.isClosed()) {
            return;
          }
          lastFrame = System.nanoTime();
          to.writeFrame(frame);
          if (to.writeQueueFull()) {
            from.pause();
            to.drainHandler(drained -> from.resume());
          }
        });
    from.closeHandler(
        closed -> {
          var code = from.closeStatusCode();
          over();
          if (!to.isClosed()) {
            // 1005 and 1006 only say that no code came; they may not be sent.
            var isSendable = code != null && code != 1005 && code != 1006;
            to.close(isSendable ? code : GOING_AWAY, from.closeReason());
          }
        });
    from.exceptionHandler(
        broken -> {
          over();
          if (!to.isClosed()) {
            to.close(GOING_AWAY);
          }
        });
  }

  private void close(short code, String reason) {
    over();
    for (var side : new WebSocketBase[] {person, agent}) {
      if (!side.isClosed()) {
        side.close(code, reason);
      }
    }
  }

  private void over() {
    isOver = true;
    onEnd.run();
  }
}
