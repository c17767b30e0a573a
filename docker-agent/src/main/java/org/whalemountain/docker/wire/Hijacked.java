package org.whalemountain.docker.wire;

import com.github.dockerjava.api.exception.DockerException;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.impl.NetSocketInternal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A connection that the engine has handed over: plain bytes both ways.
 *
 * <p>Vert.x's HTTP client upgrades only requests without a body, so the few lines of the request
 * are written here. The protocol stands in the engine's API under "Attach to a container".
 */
public final class Hijacked {

  private static final String END_OF_HEAD = "\r\n\r\n";
  private static final int LONGEST_HEAD = 64 * 1024;

  private final NetSocket socket;
  private final Buffer early;

  private Hijacked(NetSocket socket, Buffer early) {
    this.socket = socket;
    this.early = early;
  }

  static Future<Hijacked> ask(
      Vertx vertx, NetSocket socket, String uri, JsonObject body, Duration deadline) {
    var promise = Promise.<Hijacked>promise();
    var timer = vertx.setTimer(deadline.toMillis(), id -> socket.close());
    var head = Buffer.buffer();
    socket.closeHandler(closed -> promise.tryFail(new IOException("the engine hung up")));
    socket.exceptionHandler(promise::tryFail);
    socket.handler(
        chunk -> {
          head.appendBuffer(chunk);
          var text = head.toString(StandardCharsets.ISO_8859_1);
          var end = text.indexOf(END_OF_HEAD);
          if (end >= 0) {
            vertx.cancelTimer(timer);
            socket.pause();
            var rest = head.getBuffer(end + END_OF_HEAD.length(), head.length());
            settle(promise, socket, status(text), rest);
          } else if (head.length() > LONGEST_HEAD) {
            socket.close();
          }
        });
    var payload = body == null ? Buffer.buffer() : body.toBuffer();
    var request =
        "POST "
            + uri
            + " HTTP/1.1\r\nHost: docker\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n"
            + (body == null ? "" : "Content-Type: application/json\r\n")
            + "Content-Length: "
            + payload.length()
            + END_OF_HEAD;
    return socket
        .write(Buffer.buffer(request).appendBuffer(payload))
        .compose(written -> promise.future());
  }

  private static void settle(Promise<Hijacked> promise, NetSocket socket, int status, Buffer rest) {
    if (status == 101 || status == 200) {
      promise.tryComplete(new Hijacked(socket, rest));
    } else {
      promise.tryFail(new DockerException(rest.toString(), status));
      socket.close();
    }
  }

  private static int status(String head) {
    var words = head.split(" ", 3);
    return words.length > 1 && words[1].matches("\\d{3}") ? Integer.parseInt(words[1]) : 502;
  }

  /** What the engine sends, and that it has ended; begins to flow. */
  public void read(Handler<Buffer> bytes, Runnable end) {
    socket.exceptionHandler(failure -> {});
    // unlike the close handler it waits until what came before is read
    socket.endHandler(ended -> end.run());
    if (early.length() > 0) {
      bytes.handle(early);
    }
    socket.handler(bytes);
    socket.resume();
  }

  /**
   * Says that nothing more is written, after what was; reading goes on.
   *
   * <p>Vert.x only closes both ways at once, so this asks the connection below it.
   */
  public void endInput() {
    var channel = ((NetSocketInternal) socket).channelHandlerContext();
    // where it fails, so does what is read
    var unused =
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> shutOutput(channel));
  }

  private static void shutOutput(ChannelHandlerContext channel) {
    var secure = channel.pipeline().get(SslHandler.class);
    if (secure != null) {
      var unused = secure.closeOutbound();
    } else if (channel.channel() instanceof DuplexChannel duplex) {
      var unused = duplex.shutdownOutput();
    }
  }

  /** The connection, for writing, pausing and closing. */
  public NetSocket socket() {
    return socket;
  }
}
