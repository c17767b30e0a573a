package org.whalemountain.k8s;

import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Manifests as they are committed under {@code src/test/resources/golden}; {@code
 * -Dwhalemountain.docs.write=true} commits to new ones.
 */
public final class Golden {

  private static final Path FOLDER =
      Path.of(
          System.getProperty("maven.multiModuleProjectDirectory"),
          "k8s-agent/src/test/resources/golden");

  private Golden() {}

  public static void compare(String name, List<?> objects) {
    var text = new StringBuilder();
    objects.forEach(it -> text.append(Serialization.asYaml(it)));
    var file = FOLDER.resolve(name);
    try {
      if (Boolean.getBoolean("whalemountain.docs.write")) {
        Files.createDirectories(FOLDER);
        Files.writeString(file, text);
      }
      assertThat(file).content().isEqualTo(text.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
