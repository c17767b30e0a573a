package org.whalemountain.api.flow;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.core.streams.ReadStream;
import io.vertx.core.streams.WriteStream;

/**
 * A body on its way from one HTTP/1.1 connection to another one, at the pace of the slower side.
 *
 * <p>What {@link ReadStream#pipeTo} does, for bodies of gibibytes. A pipe copies each piece twice
 * between the network's buffers and the heap, which costs more than the network itself; here the
 * buffer that was read is the one that is written. Vert.x sees the head, the end and a broken
 * connection, and what is in between goes around it. With HTTP/2, where a connection has many
 * bodies, it is a plain pipe.
 */
public final class Flow {

  /** What waits for a slow reader at most; less makes a quick one wait. */
  private static final int QUEUE_BYTES = 512 * 1024;

  private Flow() {}

  /**
   * A request's body into another request, whose head is complete.
   *
   * @param from paused
   * @return done when the other request was ended; fails where either side broke off, and then ends
   *     nothing
   */
  public static Future<Void> request(HttpServerRequest from, HttpClientRequest to) {
    to.setWriteQueueMaxSize(QUEUE_BYTES);
    if (from.version() == HttpVersion.HTTP_2 || to.version() == HttpVersion.HTTP_2) {
      return from.pipe().endOnFailure(false).to(to);
    }
    return to.sendHead()
        .compose(sent -> around(from, from.connection(), to, to.connection(), to.isChunked()));
  }

  /**
   * An answer's body into the response to a request, whose head is complete.
   *
   * @param from paused, or in the call that brought it
   * @return as of {@link #request}
   */
  public static Future<Void> answer(HttpClientResponse from, HttpServerRequest asked) {
    var to = asked.response();
    to.setWriteQueueMaxSize(QUEUE_BYTES);
    if (from.version() == HttpVersion.HTTP_2 || asked.version() == HttpVersion.HTTP_2) {
      return from.pipe().endOnFailure(false).to(to);
    }
    from.pause();
    // nothing but the head
    to.write(Buffer.buffer());
    return around(from, from.request().connection(), to, asked.connection(), to.isChunked());
  }

  private static Future<Void> around(
      ReadStream<Buffer> from,
      HttpConnection source,
      WriteStream<Buffer> to,
      HttpConnection sink,
      boolean isChunked) {
    var ended = Promise.<Void>promise();
    var inlet =
        new Inlet((ConnectionBase) source, (ConnectionBase) sink, isChunked, ended::tryFail);
    from.exceptionHandler(ended::tryFail);
    // what had come before the inlet was there, and the end
    from.handler(to::write);
    from.endHandler(end -> to.end().onSuccess(ended::tryComplete).onFailure(ended::tryFail));
    inlet.enter(from::resume);
    return ended
        .future()
        .onFailure(
            broken -> {
              inlet.leave();
              // nobody wants the rest
              from.handler(null);
              from.exceptionHandler(null);
              from.endHandler(null);
              from.resume();
            });
  }
}
