package org.whalemountain.console.webui;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** What the build of the page left in this program. */
final class Files {
  private static final String FOLDER = "META-INF/resources";

  private Files() {}

  /** The bytes of a file of the page, by its path there. */
  static Optional<Buffer> read(String path) {
    var loader = Thread.currentThread().getContextClassLoader();
    try (var bytes = loader.getResourceAsStream(FOLDER + path)) {
      return bytes == null ? Optional.empty() : Optional.of(Buffer.buffer(bytes.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
