package org.whalemountain.docker.image;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.SocketAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Stands in for a build engine whose account has taken it over: it answers whatever a test likes.
 */
final class FakeBuildEngine implements AutoCloseable {
  private final Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
  private final HttpServer server;
  private final Path socket;
  private final Map<String, Consumer<HttpServerResponse>> answers = new LinkedHashMap<>();

  private FakeBuildEngine(Path socket) throws Exception {
    this.socket = socket;
    this.server =
        vertx
            .createHttpServer()
            .requestHandler(
                request ->
                    answers
                        .getOrDefault(request.path(), answer -> answer.setStatusCode(404).end("{}"))
                        .accept(request.response()));
    server
        .listen(SocketAddress.domainSocketAddress(socket.toString()))
        .toCompletionStage()
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS);
  }

  static FakeBuildEngine at(Path socket) throws Exception {
    return new FakeBuildEngine(socket);
  }

  Path socket() {
    return socket;
  }

  FakeBuildEngine answer(String path, Consumer<HttpServerResponse> answer) {
    answers.put(path, answer);
    return this;
  }

  FakeBuildEngine json(String path, String json) {
    return answer(path, answer -> answer.end(json));
  }

  /** Says that it has that image under that name, with those layers. */
  FakeBuildEngine image(String id, String name, String layers) {
    return json("/images/json", "[{\"Id\":\"%s\",\"RepoTags\":[\"%s\"]}]".formatted(id, name))
        .json("/images/" + id + "/json", "{\"RootFS\":{\"Layers\":[%s]}}".formatted(layers));
  }

  FakeBuildEngine archive(String id, Map<String, byte[]> files) throws IOException {
    var bytes = tar(files);
    return answer("/images/" + id + "/get", answer -> answer.end(Buffer.buffer(bytes)));
  }

  static byte[] tar(Map<String, byte[]> files) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(bytes)) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (var file : files.entrySet()) {
        var entry = new TarArchiveEntry(file.getKey(), true);
        entry.setSize(file.getValue().length);
        tar.putArchiveEntry(entry);
        tar.write(file.getValue());
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  static byte[] bytes(String text) {
    return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }
}
