package org.whalemountain.console.whole;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.contract.Eventually;
import org.whalemountain.api.contract.Shell;

import static org.assertj.core.api.Assertions.assertThat;

/** An image of 500 MB as a file for Singularity, through console and agent, both small. */
class SingularityIT {

  private static final String ACCOUNT = Whole.HANAKO;
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final Whole whole = Whole.running();
  private final String image = "whalemountain-test/large:" + Whole.unique("v");
  private Path folder;
  private String token;
  private String file;

  /** As an image of programs is: half of it noise, half of it text. */
  @BeforeEach
  void makeImage() throws IOException {
    folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "sif");
    Shell.run(
        """
        set -e
        cd %s
        mkdir -p root/bin root/data
        cp "$(command -v busybox)" root/bin/busybox
        for i in $(seq 1 50); do
          openssl enc -aes-128-ctr -nosalt -pass pass:$i -in /dev/zero 2>/dev/null | head -c 5000000 > root/data/noise-$i || true
          seq $((i * 1000000)) $((i * 1000000 + 600000)) | head -c 5000000 > root/data/text-$i || true
        done
        tar -C root -c . | docker import - %s
        rm -r root
        """
            .formatted(folder, image));
    token =
        whole
            .as(ACCOUNT)
            .post("/api/v1/tokens", "{\"name\":\"" + Whole.unique("sif") + "\"}")
            .expect(201)
            .json()
            .path("token")
            .asText();
    file = "/api/v1/images/" + image.replace("/", "%2F") + "/singularity";
  }

  @AfterEach
  void removeImage() {
    whole.toAgent().delete("/v1/images/" + image.replace("/", "%2F") + "/singularity").expect(204);
    Shell.run("docker rmi --force " + image + "; rm -r " + folder);
  }

  @Test
  void itIsBuiltInTimeAndADownloadThatWasCutGoesOn() throws IOException {
    var begun = System.nanoTime();
    whole.as(ACCOUNT).post(file).expect(202);
    var ready =
        Eventually.see(
            LIMIT, this::progress, report -> report.path("state").asText().matches("ready|failed"));
    var took = Duration.ofNanos(System.nanoTime() - begun);
    System.out.printf(
        "singularity: image %d bytes, file %d bytes, built in %d ms%n",
        ready.path("bytesTotal").asLong(), ready.path("sizeBytes").asLong(), took.toMillis());
    assertThat(ready.path("state").asText()).isEqualTo("ready");
    assertThat(took).isLessThan(LIMIT);
    var cut = folder.resolve("cut.sif");
    assertThat(Shell.exitCode("timeout 1 " + curl("--limit-rate 20M", cut))).isEqualTo(124);
    assertThat(Files.size(cut)).isBetween(1L, ready.path("sizeBytes").asLong() - 1);
    Shell.run(curl("-C -", cut));
    assertThat(Shell.run("sha256sum " + cut)).startsWith(ready.path("sha256").asText());
    assertThat(Files.size(cut)).isEqualTo(ready.path("sizeBytes").asLong());
  }

  private JsonNode progress() {
    return whole.as(ACCOUNT).get(file + "/progress").expect(200).json();
  }

  private String curl(String how, Path to) {
    return "curl -sS --fail -m 300 -H 'Authorization: Bearer %s' %s -o %s '%s%s'"
        .formatted(token, how, to, whole.console.url(), file);
  }
}
