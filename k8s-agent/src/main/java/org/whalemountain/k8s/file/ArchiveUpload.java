package org.whalemountain.k8s.file;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jboss.logging.Logger;
import org.whalemountain.k8s.exec.Execution;
import org.whalemountain.k8s.exec.Execution.Ended;

/** An archive on its way into a container: of the client a piece is taken when the last is gone. */
final class ArchiveUpload {

  private static final Logger LOG = Logger.getLogger(ArchiveUpload.class);

  /** Each piece costs a process in the container. */
  private static final int PIECE = 256 * 1024;

  private final RoutingContext call;
  private final String path;
  private final ByteArrayOutputStream error = new FirstBytes();
  private final Promise<Void> over = Promise.promise();
  private Execution program;
  private OutputStream input;

  ArchiveUpload(RoutingContext call, String path) {
    this.call = call;
    this.path = path;
  }

  /** Where what the program prints goes: it has nothing to say. */
  OutputStream said() {
    return OutputStream.nullOutputStream();
  }

  /** Where the program's complaints go. */
  OutputStream error() {
    return error;
  }

  /** Succeeds when all is stored and told. */
  Future<Void> join(Execution opened) {
    program = opened;
    input = new BufferedOutputStream(opened.input(), PIECE);
    opened.onEnd(this::end);
    var request = call.request();
    call.response().closeHandler(gone -> close());
    request.exceptionHandler(
        broken -> {
          LOG.debugf(broken, "an archive broke off path=%s", call.normalizedPath());
          over.tryFail(broken);
          close();
        });
    request.endHandler(ended -> beside(() -> input.close()));
    request.handler(this::take);
    if (call.response().closed()) {
      close();
    } else {
      request.resume();
    }
    return over.future();
  }

  private interface Waiting {
    void run() throws IOException;
  }

  private void take(Buffer piece) {
    beside(() -> input.write(piece.getBytes()));
  }

  private void beside(Waiting work) {
    call.request().pause();
    call.vertx()
        .executeBlocking(
            () -> {
              work.run();
              return work;
            },
            false)
        // how the program ended tells why
        .onFailure(failure -> LOG.debugf(failure, "the container took no more"))
        .onSuccess(done -> call.request().resume());
  }

  private void end(Ended ended) {
    try {
      Refusals.check(ended, path, error.toString(StandardCharsets.UTF_8));
      call.response().end();
      over.tryComplete();
    } catch (RuntimeException e) {
      over.tryFail(e);
    } finally {
      close();
    }
  }

  private void close() {
    call.vertx()
        .executeBlocking(
            () -> {
              program.close();
              return program;
            },
            false);
  }
}
