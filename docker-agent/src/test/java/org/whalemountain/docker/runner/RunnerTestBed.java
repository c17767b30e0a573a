package org.whalemountain.docker.runner;

import io.quarkus.test.common.http.TestHTTPResource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.Eventually;
import org.whalemountain.api.contract.StandInGitLab;
import org.whalemountain.api.contract.StandInRunner;
import org.whalemountain.docker.Docker;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A runner of a stand-in GitLab on the real engine, with a real build engine. Needs root. All tests
 * of a class share one account: an engine takes seconds to set up.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RunnerTestBed {
  static final Duration JOB_LIMIT = Duration.ofMinutes(3);

  @TestHTTPResource("/")
  URI agent;

  @ConfigProperty(name = "whalemountain.agent.token")
  String agentToken;

  @ConfigProperty(name = BuildsProfile.PORTS)
  List<Integer> ports;

  @ConfigProperty(name = "whalemountain.build.run")
  Path run;

  @ConfigProperty(name = "whalemountain.build.data")
  Path data;

  final String account = "t" + UUID.randomUUID().toString().substring(0, 8);
  final String token = "glrt-" + UUID.randomUUID();
  StandInGitLab gitlab;

  @BeforeAll
  void startGitlab() throws Exception {
    StandInRunner.make();
    gitlab = StandInGitLab.start(ports.get(0)).knows(token);
  }

  @AfterAll
  void removeAll() throws Exception {
    call().delete("/v1/runners/" + account).expect(204);
    gitlab.close();
    for (var image : call().get("/v1/images").json()) {
      if (image.path("owner").asText().equals(account)) {
        Docker.run("docker", "rmi", "--force", image.path("id").asText());
      }
    }
  }

  Call call() {
    return Call.to(agent).as(agentToken);
  }

  String gitlabUrl() {
    return StandInGitLab.url(ports.get(0));
  }

  Call.Answer put() {
    return call()
        .put(
            "/v1/runners/" + account,
            Call.json(java.util.Map.of("gitlabUrl", gitlabUrl(), "token", token)));
  }

  /** Sets the runner up, wakes its engine, and gives that the image for jobs where it lacks it. */
  void setUp() throws IOException, InterruptedException {
    put().expect(200);
    wake(account);
    var there =
        Docker.run(
            "docker", "-H", "unix://" + engine(account), "images", "-q", StandInRunner.IMAGE);
    if (there.isEmpty()) {
      StandInRunner.give(engine(account));
    }
  }

  static void wake(String account) throws IOException, InterruptedException {
    var said =
        Docker.run(
            "docker",
            "exec",
            "wm-runner-" + account,
            "docker",
            "-H",
            "unix:///run/whalemountain/docker.sock",
            "version",
            "--format",
            "{{.Server.Version}}");
    assertThat(said).matches("\\d+\\..*");
  }

  /** The engine's own socket, as only root reaches it. */
  Path engine(String account) {
    return run.resolve(account).resolve("socket/docker.sock");
  }

  /** Runs a job to its end, which must be good, and gives what it printed. */
  String job(String... lines) {
    var job = gitlab.enqueue(StandInRunner.IMAGE, lines);
    var trace = job.ended(JOB_LIMIT);
    assertThat(job.state()).as(trace).isEqualTo("success");
    return trace;
  }

  /** The image of that name, once it is on the blade. */
  com.fasterxml.jackson.databind.JsonNode image(String name) {
    return Eventually.see(Duration.ofSeconds(60), () -> find(name), found -> found != null);
  }

  com.fasterxml.jackson.databind.JsonNode find(String name) {
    for (var image : call().get("/v1/images").expect(200).json()) {
      for (var known : image.path("names")) {
        if (known.asText().equals(name)) {
          return image;
        }
      }
    }
    return null;
  }
}
