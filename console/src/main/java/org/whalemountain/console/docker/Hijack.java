package org.whalemountain.console.docker;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.core.net.impl.VertxHandler;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.console.audit.Audit;

/**
 * A connection that carries plain bytes both ways from now on, as the engine hands it over ("Attach
 * to a container" in its API). The client's end of input is no end of the connection.
 *
 * <p>Vert.x hands over only connections of GET and CONNECT, and closes both ways at the client's
 * end of input; so this takes the connection below it. All on its event loop.
 *
 * <p>A client that is killed and one that has said all look alike: both end the input. Which it was
 * is told only by writing to it. So an empty piece is written now and then, and where nobody is
 * there any more the second one breaks the connection. A terminal's bytes have no pieces; its agent
 * takes the end of its input for a hang-up.
 */
final class Hijack extends ChannelInboundHandlerAdapter {

  private static final String HEAD =
      "HTTP/1.1 101 UPGRADED\r\nContent-Type: application/vnd.docker.%s-stream\r\n"
          + "Connection: Upgrade\r\nUpgrade: tcp\r\n\r\n";
  private static final String OLD_HEAD =
      "HTTP/1.1 200 OK\r\nContent-Type: application/vnd.docker.%s-stream\r\n\r\n";

  private static final Sentence ONE_CONNECTION =
      new Sentence("This takes a connection of HTTP/1.1.", "HTTP/1.1 の接続が必要です。");

  private static final long LOOK_SECONDS = 5;

  private final Channel channel;
  private final boolean isTerminal;
  private final Multiplexed written = new Multiplexed();
  private ScheduledFuture<?> looks;
  private Handler<Buffer> reader = bytes -> {};
  private Runnable onEnd = () -> {};
  private Runnable onClose = () -> {};
  private Runnable onDrain = () -> {};
  private boolean isEnded;

  private Hijack(Channel channel, boolean isTerminal) {
    this.channel = channel;
    this.isTerminal = isTerminal;
  }

  /**
   * Takes the connection of a request that was read to its end; nothing is read before {@link
   * #begin}.
   *
   * @param tty whether the bytes are a terminal's, and not multiplexed
   * @throws ApiException {@code malformed} over HTTP/2, where nobody has a connection alone
   */
  static Hijack take(RoutingContext call, boolean tty) {
    if (call.request().version() == HttpVersion.HTTP_2) {
      throw new ApiException(ErrorCode.MALFORMED, ONE_CONNECTION);
    }
    var channel = ((ConnectionBase) call.request().connection()).channel();
    var hijack = new Hijack(channel, tty);
    channel.config().setAutoRead(false);
    channel.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
    var pipeline = channel.pipeline();
    // Vert.x' own handler stays last, so that it learns of the connection's end
    var vertx = pipeline.context(VertxHandler.class);
    pipeline.addBefore(vertx.name(), "hijack", hijack);
    for (var name : new ArrayList<>(pipeline.names())) {
      if (name.startsWith("http") || name.startsWith("webSocket") || name.startsWith("chunked")) {
        pipeline.remove(name);
      }
    }
    Audit.note(call).upgraded();
    var isUpgrade = "tcp".equalsIgnoreCase(call.request().getHeader("Upgrade"));
    var head = (isUpgrade ? HEAD : OLD_HEAD).formatted(tty ? "raw" : "multiplexed");
    hijack.send(Buffer.buffer(head.getBytes(StandardCharsets.US_ASCII)));
    return hijack;
  }

  /** Begins to read. */
  void begin(Handler<Buffer> bytes, Runnable end, Runnable close) {
    reader = bytes;
    onEnd = end;
    onClose = close;
    if (!channel.isActive()) {
      close.run();
      return;
    }
    if (!isTerminal) {
      looks =
          channel
              .eventLoop()
              .scheduleAtFixedRate(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }
    resume();
  }

  private void look() {
    if (written.isBetween() && channel.isWritable()) {
      send(Multiplexed.nothing());
    }
  }

  /** Writes; false where so much waits that the writer should wait for {@link #onDrain}. */
  boolean write(Buffer bytes) {
    if (channel.eventLoop().inEventLoop()) {
      put(bytes);
    } else {
      // in turn with the empty pieces
      execute(() -> put(bytes));
    }
    return channel.isWritable();
  }

  private void put(Buffer bytes) {
    if (!isTerminal) {
      written.pass(bytes);
    }
    send(bytes);
  }

  private void send(Buffer bytes) {
    var unused = channel.writeAndFlush(bytes.getByteBuf());
  }

  void onDrain(Runnable drained) {
    onDrain = drained;
  }

  void pause() {
    channel.config().setAutoRead(false);
  }

  void resume() {
    channel.config().setAutoRead(true);
  }

  /** Closes when all that was written is sent. */
  void end() {
    stopLooking();
    var unused =
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
  }

  /** Runs it where all of this happens. */
  void execute(Runnable work) {
    channel.eventLoop().execute(work);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    var bytes = (ByteBuf) message;
    try {
      var copy = new byte[bytes.readableBytes()];
      bytes.readBytes(copy);
      reader.handle(Buffer.buffer(copy));
    } finally {
      bytes.release();
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    // nothing of HTTP is left to be told
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    if (channel.isWritable()) {
      onDrain.run();
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    var isEnd =
        event instanceof ChannelInputShutdownEvent || event instanceof SslCloseCompletionEvent;
    if (isEnd && !isEnded) {
      isEnded = true;
      onEnd.run();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    stopLooking();
    onClose.run();
    context.fireChannelInactive();
  }

  private void stopLooking() {
    if (looks != null) {
      looks.cancel(false);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable broken) {
    var unused = context.close();
  }
}
