package org.whalemountain.api.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares what a service says of itself with what is committed under {@code docs/reference/api};
 * {@code -Dwhalemountain.docs.write=true} commits to the new one instead.
 */
public final class OpenApiDocument {

  private static final Set<String> METHODS =
      Set.of("get", "head", "put", "post", "patch", "delete");

  private OpenApiDocument() {}

  /** Every route the running service documents, like {@code GET /v1/containers/{name}}. */
  public static Set<String> routes(URI service) {
    var routes = new TreeSet<String>();
    Call.to(service)
        .get("/q/openapi?format=json")
        .expect(200)
        .json()
        .path("paths")
        .fields()
        .forEachRemaining(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method -> {
                          // a path may also hold what its methods share
                          if (METHODS.contains(method)) {
                            routes.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
                          }
                        }));
    return routes;
  }

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
