package org.whalemountain.docker.wire;

import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A request's body for a writer that may wait: each write waits until the engine has taken what
 * went before.
 */
public final class RequestBody extends OutputStream {

  private final HttpClientRequest request;
  private final Duration patience;
  private volatile Throwable broken;

  public RequestBody(HttpClientRequest request, Duration patience) {
    this.request = request;
    this.patience = patience;
    request.setChunked(true).exceptionHandler(failure -> broken = failure);
  }

  @Override
  public void write(int single) throws IOException {
    write(new byte[] {(byte) single}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (broken != null) {
      throw new IOException(broken);
    }
    if (length == 0) {
      return;
    }
    var written = request.write(Buffer.buffer(length).appendBytes(bytes, offset, length));
    if (request.writeQueueFull()) {
      var drained = Promise.<Void>promise();
      written.onComplete(drained);
      await(drained);
    }
  }

  private void await(Promise<Void> drained) throws IOException {
    try {
      drained
          .future()
          .toCompletionStage()
          .toCompletableFuture()
          .get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("the engine takes no more", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    request.end().onFailure(failure -> broken = failure);
  }
}
