package org.whalemountain.k8s.file;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import org.whalemountain.k8s.exec.Execution;
import org.whalemountain.k8s.exec.Execution.Ended;

/**
 * An archive on its way out of a container: the head becomes a header, the rest the body. Whoever
 * writes waits until the client has taken it.
 */
final class ArchiveDownload extends OutputStream {

  private static final int LONGEST_HEAD = 8192;

  /** Files changed while they were read, which every tar goes on after. */
  private static final int CHANGED = 1;

  private final RoutingContext call;
  private final String path;
  private final ByteArrayOutputStream head = new ByteArrayOutputStream();
  private final ByteArrayOutputStream error = new FirstBytes();
  private final Promise<Void> over = Promise.promise();
  private boolean hasBegun;

  ArchiveDownload(RoutingContext call, String path) {
    this.call = call;
    this.path = path;
  }

  /** Where the program's complaints go. */
  OutputStream error() {
    return error;
  }

  /** Fails before the first byte of the body, or when that breaks off. */
  Future<Void> join(Execution program) {
    var response = call.response();
    response.closeHandler(gone -> close(program));
    response.exceptionHandler(broken -> close(program));
    if (response.closed()) {
      close(program);
    }
    program.onEnd(
        ended -> {
          try {
            end(ended);
          } catch (RuntimeException e) {
            over.tryFail(e);
          } finally {
            close(program);
          }
        });
    return over.future();
  }

  private void end(Ended ended) {
    var isWhole = ended.code() != null && ended.code() <= CHANGED;
    if (hasBegun && isWhole) {
      call.response().end();
      over.tryComplete();
      return;
    }
    Refusals.check(ended, path, error.toString(StandardCharsets.UTF_8));
    throw new IllegalStateException("an archive without a head");
  }

  private void close(Execution program) {
    call.vertx()
        .executeBlocking(
            () -> {
              program.close();
              return program;
            },
            false);
  }

  @Override
  public void write(int single) throws IOException {
    write(new byte[] {(byte) single}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    var from = offset;
    var end = offset + length;
    while (!hasBegun && from < end) {
      if (bytes[from] == 0) {
        begin();
      } else if (head.size() > LONGEST_HEAD) {
        throw new IOException("no head");
      } else {
        head.write(bytes[from]);
      }
      from++;
    }
    if (from < end) {
      send(Buffer.buffer(Arrays.copyOfRange(bytes, from, end)));
    }
  }

  private void begin() {
    hasBegun = true;
    var stat = PathStat.read(path, head.toString(StandardCharsets.UTF_8));
    call.response()
        .putHeader(PathStat.HEADER, stat.encoded())
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/x-tar")
        .setChunked(true);
  }

  private void send(Buffer bytes) throws IOException {
    try {
      call.response().write(bytes).toCompletionStage().toCompletableFuture().get();
    } catch (ExecutionException e) {
      throw new IOException("the client takes no more", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
