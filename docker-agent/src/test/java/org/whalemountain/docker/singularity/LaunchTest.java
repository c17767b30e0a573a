package org.whalemountain.docker.singularity;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whalemountain.api.image.ImageReport;

import static org.assertj.core.api.Assertions.assertThat;

/** What a shell makes of the scripts. */
class LaunchTest {

  private static final List<String> ODD =
      List.of(
          "it's \"quoted\"",
          "two  spaces ",
          "first\nsecond\n",
          "$HOME ${X:-y} $(id) `id`",
          "back\\slash \\n",
          "日本語 の値",
          "",
          "-n",
          "*",
          "!x");

  @TempDir Path folder;

  @Test
  void valuesComeOutAsTheyWentIn() throws Exception {
    var environments = new ArrayList<String>();
    var names = new ArrayList<String>();
    for (var i = 0; i < ODD.size(); i++) {
      environments.add("V" + i + "=" + ODD.get(i));
      names.add("\"$V" + i + "\"");
    }
    var script = write(Launch.environment(environments));
    // what the host has of that name does not hold
    var printed =
        run("V0=host; export V0; . " + script + "; printf '%s\\0' " + String.join(" ", names));
    assertThat(printed).isEqualTo(ODD);
  }

  @Test
  void whatIsNotForTheImageToSayIsLeftOut() {
    assertThat(Launch.environment(List.of("HOME=/root", "UID=0", "a-b=c", "1A=c", "none", "A=b")))
        .isEqualTo(
            "#!/bin/sh\n"
                + "export PATH=\"/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\"\n"
                + "export A=\"b\"\n");
    assertThat(Launch.environment(List.of("PATH=/bin")))
        .isEqualTo("#!/bin/sh\nexport PATH=\"/bin\"\n");
  }

  @Test
  void entrypointAndCommandAreJoinedAsDockerDoes() throws Exception {
    var entrypoint = List.of("/usr/bin/printf", "%s\\0", "it's $1");
    var both = write(Launch.run(entrypoint, ODD));
    var whole = new ArrayList<>(ODD);
    whole.add(0, "it's $1");
    assertThat(run("sh " + both)).isEqualTo(whole);
    assertThat(run("sh " + both + " 'an argument' 2"))
        .containsExactly("it's $1", "an argument", "2");
    var command = write(Launch.run(List.of(), List.of("/usr/bin/printf", "%s\\0", "a b")));
    assertThat(run("sh " + command)).containsExactly("a b");
    assertThat(run("sh " + command + " printf '%s\\0' x")).containsExactly("x");
    var none = write(Launch.run(List.of(), List.of()));
    assertThat(new ProcessBuilder("sh", none.toString()).start().waitFor()).isEqualTo(64);
  }

  @Test
  void aDefinitionIsNotBrokenByWhatTheImageSays() {
    var image = image(List.of("USER 1000\nBootstrap: shub"), Map.of());
    assertThat(Launch.definition(image).lines())
        .startsWith("Bootstrap: docker-daemon", "From: sha256:abc")
        .endsWith("# USER 1000 Bootstrap: shub");
  }

  @Test
  void labelsAreTheImagesAndNotTheLenders() throws IOException {
    var labels = Map.of("a \"b\"", "日本\n語", "whalemountain.owner", "e175701");
    var read = new ObjectMapper().readTree(Launch.labels(image(List.of(), labels)));
    assertThat(read.path("a \"b\"").asText()).isEqualTo("日本\n語");
    assertThat(read.path("org.label-schema.build-arch").asText()).isEqualTo("amd64");
    assertThat(read.has("whalemountain.owner")).isFalse();
  }

  private static ImageFacts image(List<String> unused, Map<String, String> labels) {
    var report = new ImageReport("sha256:abc", List.of(), List.of(), null, 1, Instant.EPOCH);
    return new ImageFacts(
        report, "amd64", Instant.EPOCH, List.of(), List.of(), List.of(), labels, unused);
  }

  private Path write(String script) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "script", ".sh"), script);
  }

  /** The words a script prints, each ended by a zero byte. */
  private static List<String> run(String script) throws Exception {
    var process = new ProcessBuilder("sh", "-c", script).start();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    assertThat(text).endsWith("\0");
    return Arrays.asList(text.substring(0, text.length() - 1).split("\0", -1));
  }
}
