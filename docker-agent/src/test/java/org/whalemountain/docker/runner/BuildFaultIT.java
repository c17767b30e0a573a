package org.whalemountain.docker.runner;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.Eventually;
import org.whalemountain.api.contract.StandInGitLab;
import org.whalemountain.api.contract.StandInRunner;
import org.whalemountain.docker.Docker;

import static org.assertj.core.api.Assertions.assertThat;

/** Agent and engines as processes of their own, which are killed. All tests share one account. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("builds")
class BuildFaultIT {
  private static final Duration SOON = Duration.ofSeconds(90);
  private static final String TOKEN = "t".repeat(40);
  private static final Pattern LISTENING = Pattern.compile("Listening on: (http://[\\w.:]+)");

  private final String account = "t" + UUID.randomUUID().toString().substring(0, 8);
  private final String token = "glrt-" + UUID.randomUUID();

  @TempDir static Path folder;
  private int port;
  private StandInGitLab gitlab;
  private Process agent;
  private URI address;

  @BeforeAll
  void startAll() throws Exception {
    StandInRunner.make();
    try (var socket = new java.net.ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    gitlab = StandInGitLab.start(port).knows(token);
    startAgent();
    call()
        .put("/v1/runners/" + account, Call.json(Map.of("gitlabUrl", gitlabUrl(), "token", token)))
        .expect(200);
    RunnerTestBed.wake(account);
    StandInRunner.give(socket());
  }

  @AfterEach
  void startAgainWhatAFailedTestLeft() throws Exception {
    if (!agent.isAlive()) {
      startAgent();
    }
  }

  @AfterAll
  void stopAll() throws Exception {
    call().delete("/v1/runners/" + account).expect(204);
    for (var image : call().get("/v1/images").json()) {
      if (image.path("owner").asText().equals(account)) {
        Docker.run("docker", "rmi", "--force", image.path("id").asText());
      }
    }
    agent.destroyForcibly().waitFor();
    gitlab.close();
  }

  @Test
  void aBuildEngineThatIsKilledDuringABuildStartsForTheNextJob() throws Exception {
    var broken = gitlab.enqueue(StandInRunner.IMAGE, build("app:1", "sleep 120"));
    Eventually.see(SOON, this::containers, running -> running > 1);
    var before = enginePid();
    ProcessHandle.of(before).orElseThrow().destroyForcibly();
    broken.ended(SOON);
    assertThat(broken.state()).isEqualTo("failed");
    var next = gitlab.enqueue(StandInRunner.IMAGE, build("app:2", "true"));
    assertThat(next.ended(SOON)).contains("Successfully tagged " + account + "/app:2");
    assertThat(enginePid()).isNotEqualTo(before);
    Eventually.see(SOON, this::images, images -> images.contains(account + "/app:2"));
  }

  @Test
  void anAgentThatIsKilledLeavesTheEngineToTheNext() throws Exception {
    var engine = enginePid();
    var runner = since();
    var under = gitlab.enqueue(StandInRunner.IMAGE, build("kept:1", "sleep 3"));
    Eventually.see(SOON, this::containers, running -> running > 1);
    agent.destroyForcibly().waitFor();
    // the job's own connection does not lead through the agent, so its image is made
    Eventually.see(
        SOON,
        () -> docker("images", "--format", "{{.Repository}}:{{.Tag}}"),
        images -> images.contains(account + "/kept:1"));
    startAgent();
    assertThat(enginePid()).isEqualTo(engine);
    Eventually.see(SOON, this::images, images -> images.contains(account + "/kept:1"));
    under.ended(SOON);
    var next = gitlab.enqueue(StandInRunner.IMAGE, build("kept:2", "true"));
    assertThat(next.ended(SOON)).contains("Successfully tagged " + account + "/kept:2");
    Eventually.see(SOON, this::images, images -> images.contains(account + "/kept:2"));
    assertThat(since()).isEqualTo(runner);
  }

  @Test
  void aGitlabThatWasAwayIsAskedAgain() throws Exception {
    gitlab.close();
    call()
        .put("/v1/runners/" + account, Call.json(Map.of("gitlabUrl", gitlabUrl(), "token", token)))
        .expectProblem(503, "gitlab-unreachable");
    gitlab = StandInGitLab.start(port).knows(token);
    var job = gitlab.enqueue(StandInRunner.IMAGE, "echo here");
    assertThat(job.ended(SOON)).contains("here");
  }

  private String build(String name, String command) {
    return "cd /tmp && printf 'FROM %s\\nRUN %s\\n' > Dockerfile && docker build --no-cache -t %s/%s ."
        .formatted(StandInRunner.IMAGE, command, account, name);
  }

  private int containers() {
    return (int) docker("ps", "--quiet").lines().count();
  }

  private String docker(String... words) {
    var command = new java.util.ArrayList<>(List.of("docker", "-H", "unix://" + socket()));
    command.addAll(List.of(words));
    try {
      return Docker.run(command.toArray(String[]::new));
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private String images() {
    return call().get("/v1/images").expect(200).text();
  }

  private String since() {
    return call().get("/v1/runners/" + account).expect(200).json().path("since").asText();
  }

  private Path socket() {
    return Path.of("/run/whalemountain-build-test", account, "socket/docker.sock");
  }

  private long enginePid() throws IOException {
    var file = Path.of("/run/whalemountain-build-test", account, "pid");
    return Long.parseLong(Files.readString(file).split(" ")[0]);
  }

  private String gitlabUrl() {
    return StandInGitLab.url(port);
  }

  private Call call() {
    return Call.to(address).as(TOKEN);
  }

  private void startAgent() throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    agent =
        new ProcessBuilder(
                java,
                "-Dquarkus.http.port=0",
                "-Dwhalemountain.agent.token=" + TOKEN,
                "-Dwhalemountain.file.spool=" + folder.resolve("spool"),
                "-Dwhalemountain.singularity.area=" + folder.resolve("singularity"),
                "-Dwhalemountain.handover.area=" + folder.resolve("handover"),
                "-Dwhalemountain.build.program=" + Path.of("../deploy/build-engine").toRealPath(),
                "-Dwhalemountain.build.data=/var/tmp/whalemountain-build-test/data",
                "-Dwhalemountain.build.run=/run/whalemountain-build-test",
                "-Dwhalemountain.build.doors=/run/whalemountain-build-test-doors",
                "-Dwhalemountain.build.disk-mib=1024",
                "-Dwhalemountain.build.look=500ms",
                "-Dwhalemountain.runner.gitlab=" + gitlabUrl(),
                "-Dwhalemountain.runner.image=" + StandInRunner.IMAGE,
                "-Dwhalemountain.runner.check-interval=1",
                "-jar",
                "target/quarkus-app/quarkus-run.jar")
            .redirectErrorStream(true)
            .start();
    var listening = new CompletableFuture<URI>();
    var reader = new Thread(() -> read(agent.inputReader(), listening));
    reader.setDaemon(true);
    reader.start();
    address = listening.get(60, TimeUnit.SECONDS);
  }

  /** To its end, as an agent whose words nobody takes would stop. */
  private static void read(BufferedReader words, CompletableFuture<URI> listening) {
    words
        .lines()
        .forEach(
            line -> {
              System.out.println(line);
              var found = LISTENING.matcher(line);
              if (found.find()) {
                listening.complete(URI.create(found.group(1)));
              }
            });
    listening.completeExceptionally(new IOException("the agent has ended"));
  }
}
