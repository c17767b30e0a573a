package org.whalemountain.docker.wire;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.streams.ReadStream;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/**
 * An answer of the engine on its way to a client, each piece passed through a function that may
 * shorten it. Comes paused; {@link #close} ends the call to the engine at once.
 */
public final class EngineStream implements ReadStream<Buffer> {

  private final HttpClientResponse response;
  private final UnaryOperator<Buffer> pass;
  private final BooleanSupplier isWhole;
  private Buffer early = Buffer.buffer();
  private Handler<Buffer> handler;
  private Handler<Throwable> failed;
  private boolean isPaused = true;
  private volatile boolean isClosed;
  private BooleanSupplier isReaderGone = () -> false;
  private OptionalLong length = OptionalLong.empty();

  public EngineStream(HttpClientResponse response, UnaryOperator<Buffer> pass) {
    this(response, pass, () -> true);
  }

  /**
   * With a look at the end whether everything came; where not, the stream fails.
   *
   * @param isWhole asked when the engine has ended its answer
   */
  public EngineStream(
      HttpClientResponse response, UnaryOperator<Buffer> pass, BooleanSupplier isWhole) {
    this.response = response;
    this.pass = pass;
    this.isWhole = isWhole;
  }

  /** Closes the connection to the engine; nothing is read to its end. */
  public void close() {
    isClosed = true;
    response.request().reset();
  }

  /** Says how many bytes it will have after all was passed through. */
  public EngineStream ofLength(long bytes) {
    length = OptionalLong.of(bytes);
    return this;
  }

  /** How many bytes it will have, where that is known. */
  OptionalLong length() {
    return length;
  }

  /** What tells, before each piece, whether the reader has gone. */
  EngineStream unless(BooleanSupplier gone) {
    isReaderGone = gone;
    return this;
  }

  /**
   * Reads until something is known, before anything is sent on, and keeps what passes meanwhile.
   *
   * @return fails where the answer ends before
   */
  public Future<Void> readUntil(BooleanSupplier known) {
    var promise = Promise.<Void>promise();
    response.exceptionHandler(promise::tryFail);
    response.endHandler(ended -> promise.tryFail(new IOException("ended too early")));
    response.handler(
        bytes -> {
          early.appendBuffer(pass.apply(bytes));
          if (known.getAsBoolean()) {
            response.pause();
            promise.tryComplete();
          }
        });
    response.resume();
    return promise.future();
  }

  @Override
  public EngineStream exceptionHandler(Handler<Throwable> failure) {
    failed = failure;
    response.exceptionHandler(failure);
    return this;
  }

  @Override
  public EngineStream handler(Handler<Buffer> pieces) {
    handler = pieces;
    response.handler(pieces == null ? null : bytes -> handOn(pass.apply(bytes)));
    return this;
  }

  private void handOn(Buffer bytes) {
    // some pieces still come by after the close, for whom nobody is there any more
    if (bytes.length() == 0 || handler == null || isClosed) {
      return;
    }
    if (isReaderGone.getAsBoolean()) {
      close();
      return;
    }
    try {
      handler.handle(bytes);
    } catch (IllegalStateException e) {
      // the reader went while this piece was written to it
      if (!isReaderGone.getAsBoolean()) {
        throw e;
      }
      close();
    }
  }

  @Override
  public EngineStream pause() {
    isPaused = true;
    response.pause();
    return this;
  }

  @Override
  public EngineStream resume() {
    isPaused = false;
    var kept = early;
    early = Buffer.buffer();
    handOn(kept);
    // the handler may have had enough of what was kept
    if (!isPaused) {
      response.resume();
    }
    return this;
  }

  @Override
  public EngineStream fetch(long amount) {
    return resume();
  }

  @Override
  public EngineStream endHandler(Handler<Void> end) {
    response.endHandler(
        end == null
            ? null
            : ended -> {
              if (isWhole.getAsBoolean() || failed == null) {
                end.handle(null);
              } else {
                failed.handle(new IOException("ended too early"));
              }
            });
    return this;
  }
}
