package org.whalemountain.api.flow;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * Stands before Vert.x on the connection that is read from, and hands the pieces of one body to the
 * other connection. It lives on the event loop of the connection it stands on.
 */
final class Inlet extends ChannelInboundHandlerAdapter {

  private enum Stage {
    HOLDING,
    OPEN,
    GONE
  }

  private final ConnectionBase source;
  private final Channel from;
  private final Outlet outlet;
  private final ChannelFutureListener toIsClosed;
  private final Queue<HttpContent> held = new ArrayDeque<>();
  private Stage stage = Stage.HOLDING;
  private ChannelHandlerContext here;

  /**
   * Between two connections.
   *
   * @param isChunked whether the body that is written is
   * @param broken told when the one that is written to is gone before the end
   */
  Inlet(ConnectionBase source, ConnectionBase sink, boolean isChunked, Consumer<Throwable> broken) {
    this.source = source;
    this.from = source.channel();
    this.outlet = new Outlet(sink, isChunked, () -> onLoop(this::goOn));
    this.toIsClosed = gone -> broken.accept(new HttpClosedException("Connection was closed"));
  }

  /**
   * Holds what comes from now on, and hands it over once nothing is left of what came before.
   *
   * @param resume has Vert.x put what it holds on the loop
   */
  void enter(Runnable resume) {
    onLoop(
        () -> {
          if (stage == Stage.GONE) {
            return;
          }
          var vertx = source.channelHandlerContext();
          vertx.pipeline().addBefore(vertx.name(), null, this);
          outlet.enter();
          outlet.channel().closeFuture().addListener(toIsClosed);
          resume.run();
          from.eventLoop().execute(this::open);
        });
  }

  private void open() {
    if (stage == Stage.HOLDING) {
      stage = Stage.OPEN;
    }
    while (stage == Stage.OPEN && !held.isEmpty()) {
      pass(held.remove());
    }
    outlet.flush();
    // Vert.x holds back what it writes until a read is over, and may just have been given the end
    here.fireChannelReadComplete();
    goOn();
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    here = context;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (!(message instanceof HttpContent piece) || piece.decoderResult().isFailure()) {
      context.fireChannelRead(message);
    } else if (stage == Stage.OPEN) {
      pass(piece);
    } else {
      held.add(piece);
      from.config().setAutoRead(false);
    }
  }

  private void pass(HttpContent piece) {
    if (piece.content().isReadable()) {
      outlet.write(piece.content());
    } else {
      piece.release();
    }
    if (piece instanceof LastHttpContent) {
      outlet.flush();
      leave();
      here.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
    } else if (!outlet.channel().isWritable()) {
      from.config().setAutoRead(false);
      outlet.flush();
      goOn();
    }
  }

  private void goOn() {
    if (stage == Stage.OPEN && outlet.channel().isWritable()) {
      from.config().setAutoRead(true);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    outlet.flush();
    context.fireChannelReadComplete();
  }

  /** Leaves the rest to Vert.x; a second time nothing happens. */
  void leave() {
    onLoop(
        () -> {
          if (stage == Stage.GONE) {
            return;
          }
          stage = Stage.GONE;
          outlet.channel().closeFuture().removeListener(toIsClosed);
          outlet.leave();
          held.forEach(ReferenceCountUtil::release);
          held.clear();
          if (here != null) {
            here.pipeline().remove(this);
            from.config().setAutoRead(true);
          }
        });
  }

  private void onLoop(Runnable work) {
    if (from.eventLoop().inEventLoop()) {
      work.run();
    } else {
      from.eventLoop().execute(work);
    }
  }
}
