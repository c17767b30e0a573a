package org.whalemountain.docker.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.whalemountain.docker.BusyboxImage;
import org.whalemountain.docker.Docker;

import static org.assertj.core.api.Assertions.assertThat;

/** One build engine by itself, made by deploy/build-engine. Needs root. */
@Tag("builds")
class BuildEngineIT {
  private static final Path DATA = Path.of("/var/tmp/whalemountain-build-test/data");
  private static final Path RUN = Path.of("/run/whalemountain-build-test");

  private final String account = "t" + UUID.randomUUID().toString().substring(0, 8);
  private BusyboxImage image;

  @BeforeEach
  void start() throws Exception {
    image = BusyboxImage.make();
    assertThat(engine("start", account)).isEmpty();
    Docker.run(
        "sh", "-c", "docker save " + image.name() + " | docker -H unix://" + socket() + " load");
  }

  @AfterEach
  void remove() throws Exception {
    assertThat(engine("remove", account)).isEmpty();
    image.close();
  }

  @Test
  void allItNeedsIsHere() throws Exception {
    assertThat(engine("check")).isEmpty();
  }

  @Test
  void whatIsNoAccountIsNotTakenForAPath() throws Exception {
    for (var name : List.of("../etc", "a/b", "-x", "", "A", "a b")) {
      assertThat(engine("remove", name)).startsWith("Usage:");
    }
  }

  @Test
  void noTwoAccountsShareAUid() throws Exception {
    var other = account + "2";
    try {
      assertThat(engine("prepare", other)).isEmpty();
      assertThat(Files.getAttribute(DATA.resolve(other), "unix:uid"))
          .isNotEqualTo(Files.getAttribute(DATA.resolve(account), "unix:uid"));
    } finally {
      engine("remove", other);
    }
  }

  @Test
  void aFullDiskIsTheStudentsOwn() throws Exception {
    var said =
        docker("run", "--rm", image.name(), "sh", "-c", "dd if=/dev/zero of=/big bs=1M count=900");
    assertThat(said).contains("No space left on device");
    assertThat(Usage.mib(DATA.resolve(account).resolve("disk"))).isLessThanOrEqualTo(512);
    // what was given back is the blade's again
    assertThat(docker("run", "--rm", image.name(), "echo", "still here")).contains("still here");
  }

  @Test
  void memoryAndProcessesAreLimited() throws Exception {
    var processes =
        docker(
            "run",
            "--rm",
            image.name(),
            "sh",
            "-c",
            "i=0; while [ $i -lt 400 ]; do sleep 20 & i=$((i+1)); done; echo no limit");
    assertThat(processes).doesNotContain("no limit");
    var memory =
        docker(
            "run",
            "--rm",
            "--tmpfs",
            "/big:size=2g",
            image.name(),
            "sh",
            "-c",
            "dd if=/dev/zero of=/big/file bs=1M count=1500 && echo no limit");
    assertThat(memory).doesNotContain("no limit");
    assertThat(engine("start", account)).isEmpty();
  }

  @Test
  void cleaningKeepsTheAccountsOwnAndWhatIsUsed() throws Exception {
    docker("tag", image.name(), account + "/app:1");
    build("other:1");
    build("used:1");
    build("old:1");
    docker("run", "--detach", "--name", "user", "used:1", "sleep", "1000");
    docker("run", "--name", "ended", image.name(), "true");
    Cleaning.clean(account, new BuildCall(engineSocket(), Duration.ofSeconds(60)));
    assertThat(docker("images", "--format", "{{.Repository}}:{{.Tag}}").lines())
        .containsExactlyInAnyOrder(account + "/app:1", "used:1");
    assertThat(docker("ps", "--all", "--format", "{{.Names}}")).isEqualTo("user");
  }

  @Test
  void aNameIsTakenAwayOnlyFromTheImageItLedTo() throws Exception {
    var name = account + "/app:1";
    docker("tag", image.name(), name);
    var call = new BuildCall(engineSocket(), Duration.ofSeconds(60));
    Cleaning.untag(call, name, "sha256:" + "0".repeat(64));
    assertThat(docker("images", "--quiet", name)).isNotEmpty();
    Cleaning.untag(call, name, docker("inspect", "--format", "{{.Id}}", name));
    assertThat(docker("images", "--quiet", name)).isEmpty();
  }

  @Test
  void stoppedAndStartedItHasWhatItHad() throws Exception {
    assertThat(engine("stop", account)).isEmpty();
    assertThat(engineSocket().answers()).isFalse();
    assertThat(engine("stop", account)).isEmpty();
    assertThat(engine("start", account)).isEmpty();
    assertThat(engine("start", account)).isEmpty();
    assertThat(docker("images", "--quiet", image.name())).isNotEmpty();
  }

  private void build(String name) throws Exception {
    var said =
        Docker.run(
            "sh",
            "-c",
            "printf 'FROM "
                + image.name()
                + "\\nLABEL made="
                + name
                + "\\n' | docker -H unix://"
                + socket()
                + " build -t "
                + name
                + " -");
    assertThat(said).contains("Successfully tagged");
  }

  private BuildSocket engineSocket() {
    return new BuildSocket(socket(), DATA.resolve(account));
  }

  private Path socket() {
    return RUN.resolve(account).resolve("socket/docker.sock");
  }

  private String docker(String... words) throws IOException, InterruptedException {
    var command = Stream.concat(Stream.of("docker", "-H", "unix://" + socket()), Stream.of(words));
    return Docker.run(command.toArray(String[]::new));
  }

  private static String engine(String... words) throws IOException, InterruptedException {
    var command =
        new ArrayList<>(
            List.of(
                "env",
                "LC_ALL=C",
                "WM_BUILD_DATA=" + DATA,
                "WM_BUILD_RUN=" + RUN,
                "WM_BUILD_DISK_MIB=512",
                "WM_BUILD_MEMORY_MIB=700",
                "WM_BUILD_PIDS=300",
                "../deploy/build-engine"));
    command.addAll(List.of(words));
    return Docker.run(command.toArray(String[]::new));
  }
}
