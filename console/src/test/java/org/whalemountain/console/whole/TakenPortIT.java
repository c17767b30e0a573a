package org.whalemountain.console.whole;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.contract.Eventually;

import static org.assertj.core.api.Assertions.assertThat;

/** Something else on the blade takes a container's port between its making and its start. */
class TakenPortIT {

  private static final String ME = Whole.HANAKO;
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String SMALL = "--memory=64m";

  private final Whole whole = Whole.running();
  private final String image = whole.image;
  private DockerCommand mine;

  @BeforeEach
  void begin() {
    whole.as(Whole.ADMIN).post("/api/v1/images/refresh").expect(200);
    var token =
        whole
            .as(ME)
            .post("/api/v1/tokens", "{\"name\":\"" + Whole.unique("docker") + "\"}")
            .expect(201)
            .json()
            .path("token")
            .asText();
    mine = DockerCommand.to(DockerCommand.installed().get(0), whole.console.url(), token);
  }

  @AfterEach
  void clear() {
    whole.clear(ME);
  }

  @Test
  void aFirstStartGetsAnotherPort() throws IOException {
    var id =
        mine.run(
                "create",
                SMALL,
                "--name",
                "web",
                "-p",
                "80",
                "-p",
                "81",
                "-w",
                "/made/by/the/engine",
                image,
                "sh",
                "-c",
                "echo begun; exec sleep 1000")
            .expect(0)
            .line();
    var before = web();
    try (var taken = new ServerSocket(hostPort(before, 0))) {
      mine.run("start", "web").expect(0);
      var after = web();
      assertThat(after.path("status").asText()).isEqualTo("running");
      assertThat(after.path("id")).isEqualTo(before.path("id"));
      assertThat(hostPort(after, 0)).isNotEqualTo(taken.getLocalPort());
      assertThat(mine.run("port", "web", "80").expect(0).line()).endsWith(":" + hostPort(after, 0));
      assertThat(mine.run("inspect", "--format", "{{.Id}}", "web").line()).isEqualTo(id);
      assertThat(mine.run("logs", "web").expect(0).out()).isEqualTo("begun\n");
      assertThat(Whole.inEngine(ME)).containsExactly(ME + "-web");
      var bare = DockerCommand.bare(DockerCommand.installed().get(0));
      assertThat(bare.run("port", ME + "-web", "80").expect(0).line())
          .contains(":" + hostPort(after, 0));
    }
  }

  @Test
  void filesThatWereCopiedInAreNotLost() throws IOException {
    mine.run("create", SMALL, "--name", "web", "-p", "80", image, "sleep", "1000").expect(0);
    mine.run("cp", "/etc/hostname", "web:/tmp/copied").expect(0);
    var port = hostPort(web(), 0);
    try (var taken = new ServerSocket(port)) {
      var refused = mine.run("start", "web");
      assertThat(refused.exitCode()).isEqualTo(1);
      assertThat(refused.err()).contains("copied into the container");
      assertThat(mine.run("ps", "-a", "--format", "{{.State}}").line()).isEqualTo("created");
    }
    mine.run("start", "web").expect(0);
    assertThat(hostPort(web(), 0)).isEqualTo(port);
    mine.run("exec", "web", "cat", "/tmp/copied").expect(0);
  }

  @Test
  void oneThatHasRunKeepsItsPortAndIsStartedWhenThatIsFree() throws IOException {
    mine.run("run", "-d", SMALL, "--name", "web", "-p", "80", image, "sleep", "1000").expect(0);
    mine.run("stop", "-t", "0", "web").expect(0);
    var before = web();
    var port = hostPort(before, 0);
    try (var taken = new ServerSocket(port)) {
      var refused = mine.run("start", "web");
      assertThat(refused.exitCode()).isEqualTo(1);
      assertThat(refused.err())
          .contains(Integer.toString(port))
          .contains("as soon as that is free");
      var waiting = web();
      assertThat(waiting.path("status").asText()).isEqualTo("stopped");
      assertThat(waiting.path("statusDetail").asText()).contains("as soon as that is free");
      assertThat(waiting.path("ports")).isEqualTo(before.path("ports"));
    }
    Eventually.see(SOON, this::web, seen -> seen.path("status").asText().equals("running"));
    assertThat(web().path("ports")).isEqualTo(before.path("ports"));
  }

  @Test
  void whoStopsItGivesTheStartUp() throws IOException {
    mine.run("run", "-d", SMALL, "--name", "web", "-p", "80", image, "sleep", "1000").expect(0);
    mine.run("stop", "-t", "0", "web").expect(0);
    try (var taken = new ServerSocket(hostPort(web(), 0))) {
      assertThat(mine.run("start", "web").exitCode()).isEqualTo(1);
      // while it is being tried once more, the answer is to come again in a moment
      Eventually.see(SOON, () -> mine.run("stop", "web").exitCode(), code -> code == 0);
      assertThat(web().path("wanted").asText()).isEqualTo("stopped");
      assertThat(web().path("statusDetail").isNull()).isTrue();
    }
    var looked = web().path("seenAt").asText();
    Eventually.see(SOON, this::web, seen -> !seen.path("seenAt").asText().equals(looked));
    assertThat(web().path("status").asText()).isEqualTo("stopped");
  }

  @Test
  void whoIsAttachedToAFirstStartThatMovesIsLetGo() throws IOException {
    mine.run("create", SMALL, "--name", "web", "-p", "80", image, "sh", "-c", "echo a; sleep 1000")
        .expect(0);
    try (var taken = new ServerSocket(hostPort(web(), 0))) {
      mine.run("start", "-a", "web");
      var seen = web();
      assertThat(seen.path("status").asText()).isEqualTo("running");
      assertThat(hostPort(seen, 0)).isNotEqualTo(taken.getLocalPort());
    }
    Eventually.see(SOON, () -> mine.run("logs", "web").out(), "a\n"::equals);
  }

  private JsonNode web() {
    var all = whole.as(ME).get("/api/v1/containers").expect(200).json();
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private static int hostPort(JsonNode container, int at) {
    return container.path("ports").get(at).path("host").asInt();
  }
}
