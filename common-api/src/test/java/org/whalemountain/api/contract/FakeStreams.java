package org.whalemountain.api.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.whalemountain.api.container.StatsSample;
import org.whalemountain.api.container.TerminalMessage;
import org.whalemountain.api.file.StoredFile;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.FieldProblem;
import org.whalemountain.api.problem.ProblemRoute;
import org.whalemountain.api.problem.Sentence;

/** What flows in and out of a fake container, and what goes wrong on purpose. */
final class FakeStreams {

  private static final Sentence REFUSED = new Sentence("Refused.", "拒否しました。");

  private FakeStreams() {}

  static void store(RoutingContext call, FakeContainer container, ObjectMapper json)
      throws JsonProcessingException {
    var directory = call.request().getFormAttribute("path");
    require(directory != null && directory.matches("/(tmp|root|etc)?"), "path");
    var uploads = call.fileUploads().stream().filter(file -> file.name().equals("file")).toList();
    require(!uploads.isEmpty(), "file");
    var hashes = call.request().formAttributes().getAll("sha256");
    var stored = new ArrayList<StoredFile>();
    var contents = new ArrayList<byte[]>();
    for (FileUpload upload : uploads) {
      var bytes = call.vertx().fileSystem().readFileBlocking(upload.uploadedFileName()).getBytes();
      var hash = Sha256.of(bytes);
      var at = stored.size();
      require(at >= hashes.size() || hashes.get(at).equals(hash), "sha256[" + at + "]");
      contents.add(bytes);
      stored.add(new StoredFile(directory + "/" + upload.fileName(), bytes.length, hash));
    }
    for (var i = 0; i < stored.size(); i++) {
      container.files.put(stored.get(i).path(), contents.get(i));
    }
    FakeAnswer.json(call, 201, stored);
  }

  static void fetch(RoutingContext call, FakeContainer container) {
    var path = call.queryParams().get("path");
    require(path != null && path.startsWith("/"), "path");
    var bytes = container.files.get(path);
    if (bytes != null) {
      call.response()
          .putHeader("Content-Type", "application/octet-stream")
          .end(Buffer.buffer(bytes));
    } else if (path.equals("/tmp")) {
      call.response()
          .putHeader("Content-Type", "application/x-tar")
          .end(Buffer.buffer(new byte[1024]));
    } else {
      ProblemRoute.send(call, new ApiException(ErrorCode.NOT_FOUND, REFUSED));
    }
  }

  /** Prints what the command's {@code echo} would have printed. */
  static void logs(RoutingContext call, FakeContainer container) {
    var tail = call.queryParams().contains("tail") ? call.queryParams().get("tail") : "all";
    require(tail.matches("all|\\d{1,6}"), "tail");
    var lines = new ArrayList<String>();
    for (var statement : String.join(" ", container.spec.command()).split(";")) {
      var at = statement.indexOf("echo ");
      if (at >= 0) {
        lines.add(statement.substring(at + 5).strip() + "\n");
      }
    }
    var from = tail.equals("all") ? 0 : Math.max(0, lines.size() - Integer.parseInt(tail));
    call.response()
        .putHeader("Content-Type", "text/plain; charset=utf-8")
        .end(String.join("", lines.subList(from, lines.size())));
  }

  static void stats(RoutingContext call, FakeContainer container, ObjectMapper json)
      throws JsonProcessingException {
    var limit = container.spec.memoryMiB() * 1024L * 1024;
    var sample =
        new StatsSample(
            Instant.now(), 12.5, container.spec.cpus(), limit / 2, limit, 10, 20, 3, List.of());
    if (String.valueOf(call.request().getHeader("Accept")).contains("text/event-stream")) {
      call.response().putHeader("Content-Type", "text/event-stream").setChunked(true);
      call.response().write("data:" + json.writeValueAsString(sample) + "\n\n");
    } else {
      FakeAnswer.json(call, 200, sample);
    }
  }

  /** A shell without a terminal's line discipline: enough for what is typed to be answered. */
  static void terminal(RoutingContext call, FakeContainer container, Vertx vertx) {
    for (var size : List.of("columns", "rows")) {
      var value = call.queryParams().get(size);
      require(value == null || value.matches("[1-9]\\d{0,2}|1000"), size);
    }
    call.request()
        .toWebSocket()
        .onSuccess(
            socket -> {
              try {
                shell(socket, vertx);
              } catch (IOException e) {
                socket.close((short) 1011, "no shell");
              }
            });
  }

  private static void shell(ServerWebSocket socket, Vertx vertx) throws IOException {
    var process = new ProcessBuilder("sh").redirectErrorStream(true).start();
    var keys = process.getOutputStream();
    socket.binaryMessageHandler(bytes -> type(keys, bytes));
    socket.closeHandler(gone -> process.destroyForcibly());
    vertx
        .executeBlocking(
            () -> {
              var buffer = new byte[8192];
              for (int n; (n = process.getInputStream().read(buffer)) >= 0; ) {
                socket.writeBinaryMessage(Buffer.buffer().appendBytes(buffer, 0, n));
              }
              return process.waitFor();
            },
            false)
        .onSuccess(
            code ->
                socket
                    .writeTextMessage(Call.json(TerminalMessage.exit(code)))
                    .onComplete(sent -> socket.close((short) 1000)));
  }

  private static void type(OutputStream keys, Buffer bytes) {
    try {
      keys.write(bytes.getBytes());
      keys.flush();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static void goWrong(RoutingContext call, Fault fault, Vertx vertx) {
    var connection = call.request().connection();
    switch (fault) {
      case LOST_REQUEST -> connection.close();
      case HANG -> call.request().resume();
      case HTML ->
          call.response()
              .setStatusCode(502)
              .putHeader("Content-Type", "text/html")
              .end("<html><body><h1>502 Bad Gateway</h1></body></html>");
      case STRANGER ->
          call.response()
              .putHeader("Content-Type", "text/html")
              .end("<html><body><h1>It works!</h1></body></html>");
      case GARBAGE ->
          call.response().putHeader("Content-Type", "application/json").end("\0\1garbage");
      case EMPTY_LIST -> call.response().putHeader("Content-Type", "application/json").end("[]");
      case BUSY -> ProblemRoute.send(call, new ApiException(ErrorCode.TOO_MANY_REQUESTS, REFUSED));
      case ENGINE_FAILED ->
          ProblemRoute.send(call, new ApiException(ErrorCode.ENGINE_FAILED, REFUSED));
      case PORT_TAKEN -> ProblemRoute.send(call, new ApiException(ErrorCode.PORT_TAKEN, REFUSED));
      case REDIRECT ->
          call.response().setStatusCode(302).putHeader("Location", "http://127.0.0.1:1/").end();
      case PULLING -> call.put(fault.name(), true).next();
      case LOST_ANSWER -> {
        call.addHeadersEndHandler(sending -> connection.close());
        call.next();
      }
      case DRIP -> {
        call.response().setChunked(true).putHeader("Content-Type", "application/json");
        call.response().write("[");
        vertx.setPeriodic(
            1000,
            timer -> {
              if (call.response().closed()) {
                vertx.cancelTimer(timer);
              } else {
                call.response().write(" ");
              }
            });
      }
      default -> throw new IllegalStateException("no such fault: " + fault);
    }
  }

  private static void require(boolean holds, String field) {
    if (!holds) {
      throw new ApiException(ErrorCode.INVALID, REFUSED, List.of(new FieldProblem(field, REFUSED)));
    }
  }
}
