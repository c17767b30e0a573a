package org.whalemountain.api.flow;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectEncoder;
import io.vertx.core.net.impl.ConnectionBase;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The end of a body on the connection that is written to. Pieces are put together to few large
 * chunks (RFC 9112, section 7.1) where the body is chunked: a client's small ones would cost each
 * service on the way anew. Stands before Vert.x to hear when the connection takes more.
 */
final class Outlet extends ChannelInboundHandlerAdapter {

  private static final int CHUNK_BYTES = 256 * 1024;
  private static final ByteBuf LINE_END =
      Unpooled.unreleasableBuffer(
          Unpooled.directBuffer(2).writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII)));

  private final Channel channel;
  private final ChannelHandlerContext vertx;
  private final ChannelHandlerContext encoder;
  private final boolean isChunked;
  private final Runnable takesMore;
  private final List<ByteBuf> pieces = new ArrayList<>();
  private int bytes;

  /**
   * The head was written, and is chunked or says the length.
   *
   * @param takesMore called on the connection's own event loop
   */
  Outlet(ConnectionBase sink, boolean isChunked, Runnable takesMore) {
    this.channel = sink.channel();
    this.vertx = sink.channelHandlerContext();
    this.encoder = encoder(vertx);
    this.isChunked = isChunked;
    this.takesMore = takesMore;
  }

  private static ChannelHandlerContext encoder(ChannelHandlerContext vertx) {
    var client = vertx.pipeline().context(HttpClientCodec.class);
    return client != null ? client : vertx.pipeline().context(HttpObjectEncoder.class);
  }

  Channel channel() {
    return channel;
  }

  void enter() {
    vertx.pipeline().addBefore(vertx.name(), null, this);
  }

  void leave() {
    pieces.forEach(ByteBuf::release);
    pieces.clear();
    if (vertx.pipeline().context(this) != null) {
      vertx.pipeline().remove(this);
    }
  }

  /** Takes a piece over; it is on its way at the latest with the next {@link #flush}. */
  void write(ByteBuf piece) {
    pieces.add(piece);
    bytes += piece.readableBytes();
    if (bytes >= CHUNK_BYTES) {
      send();
    }
  }

  void flush() {
    send();
    channel.flush();
  }

  private void send() {
    if (bytes == 0) {
      return;
    }
    if (isChunked) {
      put(ByteBufUtil.writeAscii(channel.alloc(), Integer.toHexString(bytes) + "\r\n"));
    }
    pieces.forEach(this::put);
    if (isChunked) {
      put(LINE_END.duplicate());
    }
    pieces.clear();
    bytes = 0;
  }

  /** Behind the encoder's back. */
  private void put(ByteBuf part) {
    // what cannot be written closes the connection, and that is noticed
    var unused = encoder.write(part);
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    if (channel.isWritable()) {
      takesMore.run();
    }
    context.fireChannelWritabilityChanged();
  }
}
