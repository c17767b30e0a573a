package org.whalemountain.docker.singularity;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.Eventually;
import org.whalemountain.api.contract.Sha256;
import org.whalemountain.api.contract.Shell;
import org.whalemountain.docker.Docker;
import org.whalemountain.docker.engine.Engine;
import org.whalemountain.docker.engine.EngineFound;

import static org.assertj.core.api.Assertions.assertThat;

/** Files of a real engine's images, read by others' programs. */
@QuarkusTest
class SingularityIT {

  private static final int DEFINITION = 16385;
  private static final int PARTITION = 16388;
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static OddImage odd;

  @TempDir Path folder;

  @TestHTTPResource("/")
  URI agent;

  @ConfigProperty(name = "whalemountain.agent.token")
  String token;

  @Inject SingularityConfig config;
  @Inject Flattening flattening;
  @Inject Engine engine;

  @BeforeAll
  static void makeImage() throws IOException, InterruptedException {
    odd = OddImage.make("ENV GREETING=hello", "USER 1000", "LABEL course=os whalemountain.owner=x");
  }

  @AfterAll
  static void removeImage() throws IOException, InterruptedException {
    odd.close();
  }

  @BeforeEach
  void beginWithNone() {
    for (var compression : List.of("zstd", "gzip")) {
      call().delete(fileOf(odd.name(), compression)).expect(204);
    }
  }

  @Test
  void anotherReaderFindsTheImagesTree() throws IOException {
    for (var compression : List.of("zstd", "gzip")) {
      var sif = fetch(odd.name(), compression);
      var partition = SifReader.read(sif).only(PARTITION);
      var squashfs = cut(sif, partition);
      assertThat(Shell.run("unsquashfs -s " + squashfs))
          .contains("Compression " + compression)
          .contains("Xattrs are not stored");
      var root = folder.resolve("root-" + compression);
      Shell.run("unsquashfs -quiet -no-progress -d " + root + " " + squashfs + " >/dev/null");
      assertThat(ofTheImage(tree(root))).isEqualTo(odd.expected());
      assertThat(Shell.run("stat -c %i " + root + "/odd/plain.txt"))
          .isEqualTo(Shell.run("stat -c %i " + root + "/odd/hard"));
      assertThat(root.resolve(".singularity.d/labels.json"))
          .content()
          .contains("\"course\" : \"os\"")
          .doesNotContain("whalemountain.");
      assertThat(root.resolve("tmp")).isDirectory();
      assertThat(root.resolve(".dockerenv")).doesNotExist();
      Shell.run("chmod -R u+rwX " + root + " && rm -r " + root);
    }
  }

  @Test
  void anotherReaderFindsTheHeader() throws IOException {
    var sif = fetch(odd.name(), "zstd");
    var header = SifReader.read(sif);
    var created =
        Shell.run("date -d $(docker inspect -f '{{.Created}}' " + odd.name() + ") +%s").strip();
    assertThat(header.launch()).isEqualTo("#!/usr/bin/env run-singularity\n");
    assertThat(header.magic()).isEqualTo("SIF_MAGIC");
    assertThat(header.version()).isEqualTo("01");
    assertThat(header.architecture()).isEqualTo("02");
    assertThat(header.createdAt()).isEqualTo(Long.parseLong(created));
    assertThat(header.total()).isEqualTo(48);
    assertThat(header.free()).isEqualTo(46);
    assertThat(header.tableAt()).isEqualTo(4096);
    assertThat(header.tableBytes()).isEqualTo(28080);
    assertThat(header.dataAt()).isEqualTo(32176);
    assertThat(header.dataAt() + header.dataBytes()).isEqualTo(Files.size(sif));
    var definition = header.only(DEFINITION);
    assertThat(definition.offset()).isEqualTo(32176);
    assertThat(Files.readString(cut(sif, definition)))
        .startsWith("Bootstrap: docker-daemon\nFrom: sha256:")
        .contains("# USER 1000\n");
    var partition = header.only(PARTITION);
    assertThat(partition.offset() % 4096).isZero();
    assertThat(partition.offset() + partition.size()).isEqualTo(Files.size(sif));
    assertThat(partition.fileSystem()).isEqualTo(1);
    assertThat(partition.partition()).isEqualTo(2);
    assertThat(partition.architecture()).isEqualTo("02");
    assertThat(header.entries())
        .allSatisfy(
            entry -> {
              assertThat(entry.isUsed()).isTrue();
              assertThat(entry.group()).isEqualTo(0xF0000001L);
              assertThat(entry.link()).isZero();
            });
    assertThat(header.entries()).extracting(SifReader.Entry::id).containsExactly(1L, 2L);
  }

  @Test
  void theSameImageBecomesTheSameBytes() throws IOException {
    var first = Sha256.of(Files.readAllBytes(fetch(odd.name(), "zstd")));
    call().delete(fileOf(odd.name(), "zstd")).expect(204);
    assertThat(Sha256.of(Files.readAllBytes(fetch(odd.name(), "zstd")))).isEqualTo(first);
  }

  @Test
  void askedForTwiceItIsBuiltOnce() throws IOException, InterruptedException {
    var since = Shell.run("date +%s.%N").strip();
    for (var i = 0; i < 5; i++) {
      assertThat(call().post(fileOf(odd.name(), "gzip")).status()).isIn(200, 202);
    }
    ready(odd.name(), "gzip");
    call().post(fileOf(odd.name(), "gzip")).expect(200);
    var made =
        Docker.run(
            "docker",
            "events",
            "--since",
            since,
            "--until",
            "0s",
            "--filter",
            "event=create",
            "--filter",
            "label=" + label());
    assertThat(made.lines()).hasSize(1);
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void aCancelledBuildLeavesNothing() throws IOException, InterruptedException {
    var image = "wm-test/noise:" + System.nanoTime();
    Shell.run("head -c 400M /dev/urandom > " + folder + "/noise");
    Shell.run("tar -C " + folder + " -c noise | docker import - " + image);
    Files.delete(folder.resolve("noise"));
    try {
      call().post(fileOf(image, "gzip")).expect(202);
      Eventually.see(
          LIMIT,
          () -> progress(image, "gzip"),
          report ->
              report.path("state").asText().equals("building")
                  && report.path("bytesDone").asLong() > 0);
      assertThat(leftovers()).isNotEmpty();
      call().delete(fileOf(image, "gzip")).expect(204);
      Eventually.see(LIMIT, this::leftovers, String::isEmpty);
      Eventually.see(LIMIT, this::unfinished, String::isEmpty);
      assertThat(progress(image, "gzip").path("state").asText()).isEqualTo("none");
    } finally {
      Docker.run("docker", "rmi", "--force", image);
    }
  }

  @Test
  void whatAKilledAgentLeftIsRemovedAndNoLentContainerIs() throws Exception {
    var left = Docker.run("docker", "create", "--label", label(), odd.name(), "-");
    var other =
        Docker.run("docker", "create", "--label", Flattening.LABEL + "=/another", odd.name(), "-");
    try {
      assertThat(call().get("/v1/containers").expect(200).text()).doesNotContain(left);
      flattening.removeLeftovers(new EngineFound(engine.client()));
      assertThat(leftovers()).isEmpty();
      assertThat(Docker.inspect(other, "{{.Id}}")).isEqualTo(other);
    } finally {
      Docker.run("docker", "rm", "--force", left, other);
    }
  }

  @Test
  void theHostSaysThatItCan() {
    var host = call().get("/v1/host").expect(200).json();
    assertThat(host.path("capabilities").toString()).contains("\"singularity\"");
    assertThat(host.path("checks"))
        .anySatisfy(
            check -> {
              assertThat(check.path("name").asText()).isEqualTo("singularity");
              assertThat(check.path("ok").asBoolean()).isTrue();
            });
  }

  private String leftovers() {
    return Shell.run("docker ps -aq --filter label=" + label());
  }

  private String unfinished() {
    return Shell.run("find " + config.area() + " -name '*.squashfs' -o -name '*.part'");
  }

  private String label() {
    return Flattening.LABEL + "=" + config.area().toAbsolutePath();
  }

  private Call call() {
    return Call.to(agent).as(token);
  }

  private static String fileOf(String image, String compression) {
    return "/v1/images/" + image.replace("/", "%2F") + "/singularity?compression=" + compression;
  }

  private JsonNode progress(String image, String compression) {
    var path = fileOf(image, compression).replace("/singularity?", "/singularity/progress?");
    return call().get(path).expect(200).json();
  }

  private JsonNode ready(String image, String compression) {
    return Eventually.see(
        LIMIT,
        () -> progress(image, compression),
        report -> report.path("state").asText().matches("ready|failed"));
  }

  private Path fetch(String image, String compression) throws IOException {
    call().post(fileOf(image, compression));
    var report = ready(image, compression);
    var bytes = call().get(fileOf(image, compression)).expect(200).bytes();
    assertThat(Sha256.of(bytes)).isEqualTo(report.path("sha256").asText());
    return Files.write(folder.resolve(compression + ".sif"), bytes);
  }

  private Path cut(Path sif, SifReader.Entry entry) {
    var part = folder.resolve("part-" + entry.id());
    Shell.run(
        "tail -c +%d %s | head -c %d > %s".formatted(entry.offset() + 1, sif, entry.size(), part));
    return part;
  }

  /** Lines of {@code type mode link-target-or-hash path}; names as bytes. */
  private static TreeSet<String> tree(Path root) throws IOException {
    var script =
        """
        cd %s && find . -mindepth 1 ! -type f -printf '%%y %%m %%l %%P\\0'
        find . -type f -printf '%%m %%P\\0' | while IFS=' ' read -r -d '' mode path; do
          printf 'f %%s %%s %%s\\0' "$mode" "$(sha256sum < "$path" | cut -c1-64)" "$path"
        done
        """
            .formatted(root);
    var process = new ProcessBuilder("bash", "-c", script).start();
    var found = new TreeSet<String>();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    for (var line : text.split("\0")) {
      found.add(line.replaceFirst("^([dp]) (\\d+)  ", "$1 $2 - "));
    }
    return found;
  }

  /** Without what is added, and what the engine has in every container. */
  private static TreeSet<String> ofTheImage(TreeSet<String> tree) {
    var image = new TreeSet<>(tree);
    image.removeIf(
        line ->
            line.substring(line.indexOf(' ', line.indexOf(' ') + 1))
                .matches(
                    "(?s) \\S+ (\\.singularity\\.d.*|singularity|environment|\\.exec|\\.run|\\.shell|\\.test"
                        + "|dev|dev/.*|proc|sys|tmp|home|root|var|var/tmp"
                        + "|etc|etc/(hosts|hostname|resolv\\.conf|mtab))"));
    return image;
  }
}
