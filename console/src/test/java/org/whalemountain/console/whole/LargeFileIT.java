package org.whalemountain.console.whole;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.Eventually;
import org.whalemountain.api.contract.Shell;

import static org.assertj.core.api.Assertions.assertThat;

/** Files far larger than the heap of either service (128 MiB) flow through both. */
class LargeFileIT {

  private static final String ACCOUNT = Whole.HANAKO;
  private static final long BYTES = 512L << 20;

  private final Whole whole = Whole.running();
  private String id;
  private String token;

  @BeforeEach
  void create() {
    var me = whole.as(ACCOUNT);
    id =
        me.post("/api/v1/containers", Call.json(whole.order("web")))
            .expect(201)
            .json()
            .path("id")
            .asText();
    token =
        me.post("/api/v1/tokens", "{\"name\":\"" + Whole.unique("large") + "\"}")
            .expect(201)
            .json()
            .path("token")
            .asText();
  }

  @AfterEach
  void clear() {
    whole.clear(ACCOUNT);
  }

  @Test
  void halfAGibibyteGoesUpAndComesBackTheSame() throws IOException {
    var folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "large");
    var sent = folder.resolve("sent.bin");
    // Every block differs, so that a block lost, doubled or swapped changes the hash.
    Shell.run(
        "openssl enc -aes-128-ctr -nosalt -pass pass:whale -in /dev/zero 2>/dev/null | head -c "
            + BYTES
            + " > "
            + sent);
    var hash = Shell.run("sha256sum < " + sent).substring(0, 64);
    var up = Shell.run(curl("-X POST -F path=/tmp -F file=@" + sent + " " + files()));
    assertThat(up).contains(hash).contains("" + BYTES);
    assertThat(Shell.run("docker exec " + ACCOUNT + "-web sha256sum /tmp/sent.bin"))
        .startsWith(hash);
    var down = Shell.run(curl("'" + files() + "?path=/tmp/sent.bin'") + " | sha256sum");
    assertThat(down).startsWith(hash);
    Shell.run("rm -r " + folder);
  }

  @Test
  void anUploadCutInTheMiddleLeavesNoFile() throws IOException {
    var head =
        "--cut\r\nContent-Disposition: form-data; name=\"path\"\r\n\r\n/tmp\r\n"
            + "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"half.bin\"\r\n\r\n";
    var console = URI.create(whole.console.url().toString());
    try (var socket = new Socket(console.getHost(), console.getPort())) {
      var out = socket.getOutputStream();
      out.write(
          ("POST /api/v1/containers/"
                  + id
                  + "/files HTTP/1.1\r\nHost: console\r\nAuthorization: Bearer "
                  + token
                  + "\r\nContent-Type: multipart/form-data; boundary=cut\r\nContent-Length: 50000000\r\n\r\n"
                  + head)
              .getBytes(StandardCharsets.ISO_8859_1));
      out.write(new byte[20_000_000]);
      out.flush();
      Eventually.see(Duration.ofSeconds(20), LargeFileIT::spooled, files -> !files.isEmpty());
    }
    Eventually.see(Duration.ofSeconds(20), LargeFileIT::spooled, List::isEmpty);
    Eventually.see(
        Duration.ofSeconds(20),
        () -> Shell.run("docker exec " + ACCOUNT + "-web ls -A /tmp"),
        String::isBlank);
    assertThat(Shell.run("docker diff " + ACCOUNT + "-web")).doesNotContain("half");
    whole
        .as(ACCOUNT)
        .get("/api/v1/containers/" + id + "/files?path=/tmp/half.bin")
        .expectProblem(404, "not-found");
  }

  /** What waits at the agent to be whole. */
  private static List<String> spooled() {
    return Shell.run("find " + Whole.SPOOL + " -type f -size +100k").lines().toList();
  }

  private String files() {
    return whole.console.url() + "/api/v1/containers/" + id + "/files";
  }

  private String curl(String arguments) {
    return "set -o pipefail; curl -sS --fail-with-body -m 300 -H 'Authorization: Bearer "
        + token
        + "' "
        + arguments;
  }
}
