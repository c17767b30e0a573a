package org.whalemountain.docker.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** What a sparse file really takes: Java tells the size only, so {@code stat} is asked. */
final class Usage {
  private static final long BLOCK = 512;
  private static final long MIB = 1024L * 1024;

  private Usage() {}

  /** In MiB, rounded up; null where it cannot be told. */
  static Long mib(Path file) {
    try {
      var process =
          new ProcessBuilder("stat", "--format=%b", file.toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (var out = process.getInputStream()) {
        var said = new String(out.readNBytes(64), StandardCharsets.US_ASCII).strip();
        return process.waitFor(5, TimeUnit.SECONDS) && said.matches("\\d{1,18}")
            ? (Long.parseLong(said) * BLOCK + MIB - 1) / MIB
            : null;
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }
}
