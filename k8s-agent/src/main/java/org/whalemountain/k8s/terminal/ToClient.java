package org.whalemountain.k8s.terminal;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.whalemountain.k8s.exec.Output;

/** What was printed on its way to the client; whoever writes waits until it is gone. */
public final class ToClient extends OutputStream {

  private final ServerWebSocket client;
  private final Duration patience;
  private final Output of;

  private ToClient(ServerWebSocket client, Duration patience, Output of) {
    this.client = client;
    this.patience = patience;
    this.of = of;
  }

  /** A terminal's bytes as they are. */
  public static ToClient bare(ServerWebSocket client, Duration patience) {
    return new ToClient(client, patience, null);
  }

  /** One of the two outputs of a program without a terminal. */
  public static ToClient framed(ServerWebSocket client, Duration patience, Output of) {
    return new ToClient(client, patience, of);
  }

  @Override
  public void write(int single) throws IOException {
    write(new byte[] {(byte) single}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return;
    }
    var message =
        of == null
            ? Buffer.buffer(length).appendBytes(bytes, offset, length)
            : of.framed(bytes, offset, length);
    try {
      client
          .writeBinaryMessage(message)
          .toCompletionStage()
          .toCompletableFuture()
          .get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("the client takes no more", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
