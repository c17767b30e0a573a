package org.whalemountain.docker.singularity;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.Eventually;
import org.whalemountain.api.contract.Shell;
import org.whalemountain.docker.BusyboxImage;

import static org.assertj.core.api.Assertions.assertThat;

/** A blade where tar2sqfs is missing, and one where it fails. */
@QuarkusTest
@TestProfile(WithoutProgramIT.Profile.class)
class WithoutProgramIT {

  private static final Path PROGRAM = Path.of("target/tar2sqfs-of-a-test").toAbsolutePath();
  private static final Path AREA = Path.of("target/singularity-failing").toAbsolutePath();

  @TestHTTPResource("/")
  URI agent;

  @ConfigProperty(name = "whalemountain.agent.token")
  String token;

  private BusyboxImage image;
  private String file;

  public static class Profile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "whalemountain.singularity.tar2sqfs",
          PROGRAM.toString(),
          "whalemountain.singularity.area",
          AREA.toString());
    }
  }

  @BeforeEach
  void makeImage() throws IOException, InterruptedException {
    image = BusyboxImage.make();
    file = "/v1/images/" + image.name().replace("/", "%2F") + "/singularity";
    Files.deleteIfExists(PROGRAM);
  }

  @AfterEach
  void removeImage() throws IOException, InterruptedException {
    Files.deleteIfExists(PROGRAM);
    image.close();
  }

  @Test
  void aBladeWithoutItSaysSo() {
    call().post(file).expectProblem(409, "wrong-state");
    assertThat(call().post(file).text()).contains("tar2sqfs");
    var host = call().get("/v1/host").expect(200).json();
    assertThat(host.path("capabilities").toString()).doesNotContain("singularity");
    assertThat(host.path("checks"))
        .anySatisfy(
            check -> {
              assertThat(check.path("name").asText()).isEqualTo("singularity");
              assertThat(check.path("ok").asBoolean(true)).isFalse();
              assertThat(check.path("detail").asText()).contains("squashfs-tools-ng");
            });
  }

  @Test
  void aBuildThatFailsLeavesNothingAndIsTold() throws IOException {
    failing("echo broken >&2; exit 1", "engine-failed");
    failing("head -c 1000 >/dev/null; exit 1", "engine-failed");
    failing("cat >/dev/null; echo 'write: No space left on device'; exit 1", "host-full");
  }

  private void failing(String script, String code) throws IOException {
    Files.writeString(PROGRAM, "#!/bin/sh\nfor last; do :; done\necho x > \"$last\"\n" + script);
    Files.setPosixFilePermissions(PROGRAM, PosixFilePermissions.fromString("rwxr-xr-x"));
    call().post(file).expect(202);
    var failed =
        Eventually.see(
            Duration.ofMinutes(1),
            () -> call().get(file + "/progress").expect(200).json(),
            report -> report.path("state").asText().equals("failed"));
    assertThat(failed.path("code").asText()).isEqualTo(code);
    assertThat(failed.path("detail").asText()).isNotBlank();
    call().get(file).expectProblem(409, "wrong-state");
    assertThat(Shell.run("docker ps -aq --filter label=" + Flattening.LABEL + "=" + AREA))
        .isEmpty();
    assertThat(Shell.run("find " + AREA + " -type f ! -name .lock")).isEmpty();
  }

  private Call call() {
    return Call.to(agent).as(token);
  }
}
