package org.whalemountain.api.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares what a service says of itself with what is committed under {@code docs/reference/api};
 * {@code -Dwhalemountain.docs.write=true} commits to the new one instead.
 */
public final class OpenApiDocument {

  private OpenApiDocument() {}

  /** Fails where the running service and the committed file differ. */
  public static void compare(URI service, String name) {
    var file =
        Path.of(
            System.getProperty("maven.multiModuleProjectDirectory"),
            "docs/reference/api",
            name + ".yaml");
    var served = Call.to(service).get("/q/openapi").expect(200).text();
    try {
      if (Boolean.getBoolean("whalemountain.docs.write")) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, served);
      }
      assertThat(file).content().isEqualTo(served);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
