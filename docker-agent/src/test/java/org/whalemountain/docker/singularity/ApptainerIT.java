package org.whalemountain.docker.singularity;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.Eventually;
import org.whalemountain.api.contract.Shell;
import org.whalemountain.docker.Docker;

import static org.assertj.core.api.Assertions.assertThat;

/** A real Apptainer runs the file as an ordinary user, where one can be had. */
@QuarkusTest
class ApptainerIT {

  private static final int NOT_HERE = 77;
  private static final List<String> ODD =
      List.of("it's \"quoted\"", "two  spaces", "a\nb", "$HOME $(id)", "日本語 の値", "back\\n");
  private static final Path SCRIPT =
      Path.of(System.getProperty("maven.multiModuleProjectDirectory"), "deploy/test/apptainer");

  private static OddImage base;
  private static String image;

  @TempDir static Path folder;

  @TestHTTPResource("/")
  URI agent;

  @ConfigProperty(name = "whalemountain.agent.token")
  String token;

  private Path sif;

  /** Values no Dockerfile can hold come by a container's own settings. */
  @BeforeAll
  static void makeImage() throws IOException, InterruptedException {
    base = OddImage.make("CMD [\"/bin/sh\"]");
    image = "wm-test/values:" + UUID.randomUUID().toString().substring(0, 8);
    var create = new ArrayList<>(List.of("docker", "create"));
    for (var i = 0; i < ODD.size(); i++) {
      create.addAll(List.of("--env", "V" + i + "=" + ODD.get(i)));
    }
    create.add(base.name());
    var container = Docker.run(create.toArray(String[]::new));
    var json = new ObjectMapper();
    Docker.run(
        "docker",
        "commit",
        "--change",
        "ENTRYPOINT " + json.writeValueAsString(List.of("/bin/busybox", "printf", "%s|", "it's")),
        "--change",
        "CMD " + json.writeValueAsString(ODD),
        container,
        image);
    Docker.run("docker", "rm", container);
  }

  @AfterAll
  static void removeImage() throws IOException, InterruptedException {
    Docker.run("docker", "rmi", "--force", image);
    base.close();
  }

  @BeforeEach
  void fetch() throws IOException {
    var file = "/v1/images/" + image.replace("/", "%2F") + "/singularity";
    var call = Call.to(agent).as(token);
    call.post(file);
    Eventually.see(
        Duration.ofMinutes(2),
        () -> call.get(file + "/progress").expect(200).json().path("state").asText(),
        "ready"::equals);
    sif = Files.write(folder.resolve("image.sif"), call.get(file).expect(200).bytes());
    Shell.run("chmod 755 " + folder + "; chmod 644 " + sif);
  }

  @Test
  void entrypointAndCommandSurvive() throws Exception {
    assertThat(apptainer("run")).isEqualTo("it's|" + String.join("|", ODD) + "|");
    assertThat(apptainer("run", "a b", "$c")).isEqualTo("it's|a b|$c|");
  }

  @Test
  void theEnvironmentSurvives() throws Exception {
    var names = new StringBuilder();
    for (var i = 0; i < ODD.size(); i++) {
      names.append(" \"$V").append(i).append('"');
    }
    assertThat(apptainer("exec", "sh", "-c", "printf '%s|'" + names))
        .isEqualTo(String.join("|", ODD) + "|");
  }

  @Test
  void anOrdinaryUserReadsWhatIsInIt() throws Exception {
    var said =
        apptainer("exec", "sh", "-c", "id -u; cat /odd/hard /odd/locked/inside | busybox wc -c");
    assertThat(said.lines()).containsExactly("1000", "60");
    assertThat(apptainer("exec", "cat", "/.singularity.d/runscript"))
        .contains("exec \"/bin/busybox\"");
  }

  private String apptainer(String command, String... arguments) throws Exception {
    var words = new ArrayList<>(List.of(SCRIPT.toString(), sif.toString(), command));
    words.addAll(Arrays.asList(arguments));
    var said = folder.resolve("said");
    var process = new ProcessBuilder(words).redirectError(said.toFile()).start();
    process.getOutputStream().close();
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    var exit = process.waitFor();
    if (exit == NOT_HERE) {
      System.out.println("not run with a real Apptainer: " + Files.readString(said).strip());
    }
    Assumptions.assumeTrue(exit != NOT_HERE, () -> "no Apptainer here");
    assertThat(exit).as("exit code; it said: %s", Files.readString(said)).isZero();
    return out;
  }
}
