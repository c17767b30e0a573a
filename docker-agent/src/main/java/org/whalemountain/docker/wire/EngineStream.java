package org.whalemountain.docker.wire;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.streams.ReadStream;
import java.util.function.UnaryOperator;

/**
 * An answer of the engine on its way to a client, each piece passed through a function that may
 * shorten it. Comes paused; {@link #close} ends the call to the engine at once.
 */
public final class EngineStream implements ReadStream<Buffer> {

  private final HttpClientResponse response;
  private final UnaryOperator<Buffer> pass;

  public EngineStream(HttpClientResponse response, UnaryOperator<Buffer> pass) {
    this.response = response;
    this.pass = pass;
  }

  /** Closes the connection to the engine; nothing is read to its end. */
  public void close() {
    response.request().reset();
  }

  @Override
  public EngineStream exceptionHandler(Handler<Throwable> handler) {
    response.exceptionHandler(handler);
    return this;
  }

  @Override
  public EngineStream handler(Handler<Buffer> handler) {
    response.handler(
        handler == null
            ? null
            : bytes -> {
              var passed = pass.apply(bytes);
              if (passed.length() > 0) {
                handler.handle(passed);
              }
            });
    return this;
  }

  @Override
  public EngineStream pause() {
    response.pause();
    return this;
  }

  @Override
  public EngineStream resume() {
    response.resume();
    return this;
  }

  @Override
  public EngineStream fetch(long amount) {
    response.fetch(amount);
    return this;
  }

  @Override
  public EngineStream endHandler(Handler<Void> handler) {
    response.endHandler(handler);
    return this;
  }
}
