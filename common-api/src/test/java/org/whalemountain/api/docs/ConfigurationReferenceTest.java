package org.whalemountain.api.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConfigurationReferenceTest {

  private static final Path ROOT =
      Path.of(System.getProperty("maven.multiModuleProjectDirectory", ".."));

  @Test
  void thePageSaysWhatTheSourcesSay() throws IOException {
    var page = ROOT.resolve("docs/reference/configuration.md");
    var expected = new ConfigurationReference(ROOT).page();
    if (Boolean.getBoolean("whalemountain.docs.write")) {
      Files.createDirectories(page.getParent());
      Files.writeString(page, expected);
    }
    assertThat(page)
        .as("write it anew: ./mvnw -pl common-api test -Dwhalemountain.docs.write=true")
        .hasContent(expected);
  }

  @Test
  void everySettingHasAMeaning() throws IOException {
    assertThat(new ConfigurationReference(ROOT).page().lines())
        .filteredOn(line -> line.startsWith("| `"))
        .isNotEmpty()
        .noneMatch(line -> line.endsWith("|  |"));
  }

  @Test
  void defaultsAndLettersAreTakenOver() throws IOException {
    assertThat(new ConfigurationReference(ROOT).page())
        .contains("| `3s` | How long to wait for a connection.")
        .contains("`ldap://…`");
  }
}
