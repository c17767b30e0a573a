package org.whalemountain.docker.image;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.whalemountain.docker.engine.EngineErrors;
import org.whalemountain.docker.wire.EngineInput;
import org.whalemountain.docker.wire.RequestBody;
import org.whalemountain.docker.wire.Wire;

/**
 * Writes an image into this host's engine, in the form of {@code docker save} that every engine
 * reads (github.com/moby/docker-image-spec, v1.2, "Combined Image JSON + Filesystem Changeset
 * Format"). Layers that the engine has are named and not sent.
 */
@ApplicationScoped
class Loading {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PIECE = 64 * 1024;
  private static final int LARGEST_ANSWER = 1024 * 1024;
  private static final String PREFIX = "sha256:";

  private final Wire wire;
  private final HandOverConfig config;

  Loading(Wire wire, HandOverConfig config) {
    this.wire = wire;
    this.config = config;
  }

  /**
   * What is loaded.
   *
   * @param config its bytes; their SHA-256 is its id
   * @param names given in this order, taken from whatever has them
   * @param layers all of them, {@code sha256:…}, the lowest first
   * @param files of those that the host lacks, by their 64 digits
   */
  record Image(byte[] config, List<String> names, List<String> layers, Map<String, Path> files) {

    String hex() {
      return HexFormat.of().formatHex(SavedArchive.sha256().digest(config));
    }
  }

  /**
   * Loads it.
   *
   * @throws org.whalemountain.api.problem.ApiException what the engine's refusal means
   */
  void load(Image image) throws IOException {
    var request = Wire.await(wire.open(HttpMethod.POST, "/images/load?quiet=1"), wire.deadline());
    // before the first byte: an engine that refuses answers while the rest is still on its way
    var accepted =
        request.putHeader("Content-Type", "application/x-tar").response().compose(Wire::accepted);
    try {
      write(request, image);
    } catch (IOException e) {
      if (!accepted.isComplete()) {
        request.reset();
      }
      Wire.await(accepted, wire.deadline());
      throw e;
    }
    try (var answer = new EngineInput(await(request, accepted), config.deadline())) {
      check(answer.readNBytes(LARGEST_ANSWER));
    }
  }

  private HttpClientResponse await(HttpClientRequest request, Future<HttpClientResponse> answer) {
    try {
      return Wire.await(answer, config.deadline());
    } catch (RuntimeException e) {
      request.reset();
      throw e;
    }
  }

  private void write(HttpClientRequest request, Image image) throws IOException {
    try (var tar =
        new TarArchiveOutputStream(
            new BufferedOutputStream(new RequestBody(request, config.idle()), PIECE), "UTF-8")) {
      tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
      var settings = image.hex() + ".json";
      add(tar, settings, image.config());
      add(tar, "manifest.json", manifest(settings, image));
      for (var file : image.files().entrySet()) {
        var entry = new TarArchiveEntry(file.getKey() + ".tar");
        entry.setSize(Files.size(file.getValue()));
        tar.putArchiveEntry(entry);
        Files.copy(file.getValue(), tar);
        tar.closeArchiveEntry();
      }
    }
  }

  private static byte[] manifest(String settings, Image image) throws IOException {
    var layers =
        image.layers().stream().map(layer -> layer.substring(PREFIX.length()) + ".tar").toList();
    var one = Map.of("Config", settings, "RepoTags", image.names(), "Layers", layers);
    return JSON.writeValueAsString(List.of(one)).getBytes(StandardCharsets.UTF_8);
  }

  private static void add(TarArchiveOutputStream tar, String name, byte[] content)
      throws IOException {
    var entry = new TarArchiveEntry(name);
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  /** The engine tells of failures in what follows its 200. */
  private static void check(byte[] answer) throws IOException {
    try (var told = JSON.readerForMapOf(Object.class).readValues(answer)) {
      while (told.hasNext()) {
        var line = (Map<?, ?>) told.next();
        if (line.get("error") != null) {
          throw EngineErrors.ofText(line.get("error").toString());
        }
      }
    }
  }
}
