package org.whalemountain.docker.runner;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.contract.Eventually;
import org.whalemountain.api.contract.StandInRunner;
import org.whalemountain.docker.Docker;

import static org.assertj.core.api.Assertions.assertThat;

/** From a token to an image: a stand-in GitLab, a stand-in runner, and engines that are real. */
@QuarkusTest
@TestProfile(BuildsProfile.class)
@Tag("builds")
class RunnerIT extends RunnerTestBed {

  @Test
  void whatAJobBuildsIsOnTheBladeWithItsOwner() throws Exception {
    setUp();
    var name = account + "/app:1";
    var trace =
        job(
            "mkdir /src && cd /src",
            "printf 'FROM "
                + StandInRunner.IMAGE
                + "\\nRUN echo built > /made\\nCMD [\"cat\",\"/made\"]\\n' > Dockerfile",
            "docker build -t " + name + " .");
    assertThat(trace).contains("Successfully tagged " + name);
    assertThat(image(name).path("owner").asText()).isEqualTo(account);
    assertThat(Docker.run("docker", "run", "--rm", name)).isEqualTo("built");
  }

  @Test
  void whatItsOwnerDeletesDoesNotComeBack() throws Exception {
    setUp();
    var name = account + "/deleted:1";
    job("docker tag " + StandInRunner.IMAGE + " " + name);
    var id = image(name).path("id").asText();
    call().delete("/v1/images/" + id).expect(204);
    assertThat(find(name)).isNull();
    // another image comes in after it, so there was time for this one to come back
    job("docker tag " + StandInRunner.IMAGE + " " + account + "/other:1");
    image(account + "/other:1");
    assertThat(find(name)).isNull();
  }

  @Test
  void theStateTellsOfAJobAndOfTheSleepingEngine() throws Exception {
    setUp();
    var job = gitlab.enqueue(StandInRunner.IMAGE, "sleep 5");
    Eventually.see(Duration.ofSeconds(30), this::state, "building"::equals);
    job.ended(JOB_LIMIT);
    Eventually.see(Duration.ofSeconds(30), this::state, "waiting"::equals);
    var report = call().get("/v1/runners/" + account).json();
    assertThat(report.path("engineRunning").asBoolean()).isTrue();
    assertThat(report.path("diskLimitMiB").asLong()).isEqualTo(1024);
    assertThat(report.path("diskUsedMiB").asLong()).isPositive().isLessThan(1024);
    assertThat(report.path("log").toString()).contains("received").doesNotContain(token);
  }

  @Test
  void anEngineThatNobodyUsesSleepsUntilTheNextJob() throws Exception {
    setUp();
    Eventually.see(Duration.ofSeconds(60), this::isAwake, awake -> !awake);
    assertThat(state()).isEqualTo("waiting");
    assertThat(job("echo awake")).contains("awake");
    assertThat(isAwake()).isTrue();
  }

  @Test
  void aTokenThatGitlabForgetsMakesTheRunnerFailed() throws Exception {
    put().expect(200);
    Eventually.see(Duration.ofSeconds(30), this::state, "waiting"::equals);
    gitlab.forget(token);
    Eventually.see(Duration.ofSeconds(30), this::state, "failed"::equals);
    var report = call().get("/v1/runners/" + account).json();
    assertThat(report.path("code").asText()).isEqualTo("gitlab-refused");
    assertThat(report.path("detail").asText()).contains("token");
    gitlab.knows(token);
    Eventually.see(Duration.ofSeconds(30), this::state, "waiting"::equals);
  }

  @Test
  void theRunnerSeesItsDoorAndNothingElseOfTheBlade() throws Exception {
    put().expect(200);
    var runner = "wm-runner-" + account;
    var told = new ObjectMapper().readTree(Docker.run("docker", "inspect", runner)).get(0);
    assertThat(told.path("Mounts")).hasSize(2);
    for (var mount : told.path("Mounts")) {
      assertThat(mount.path("Destination").asText())
          .isIn("/run/whalemountain", "/etc/gitlab-runner");
      assertThat(mount.path("Source").asText()).doesNotContain("/run/docker.sock");
    }
    var host = told.path("HostConfig");
    assertThat(host.path("Privileged").asBoolean()).isFalse();
    assertThat(host.path("ReadonlyRootfs").asBoolean()).isTrue();
    assertThat(host.path("CapDrop").toString()).isEqualTo("[\"ALL\"]");
    assertThat(host.path("SecurityOpt").toString()).contains("no-new-privileges");
    assertThat(host.path("PidsLimit").asLong()).isEqualTo(128);
    assertThat(host.path("Memory").asLong()).isEqualTo(256L * 1024 * 1024);
    assertThat(host.path("NetworkMode").asText()).isEqualTo("whalemountain-runners");
    var uid = Files.getAttribute(data.resolve(account), "unix:uid").toString();
    assertThat(told.path("Config").path("User").asText()).isEqualTo(uid + ":" + uid);
    assertThat(Docker.exec(runner, "stat -c '%u %a' /etc/gitlab-runner/config.toml"))
        .isEqualTo(uid + " 600");
    assertThat(told.toString()).doesNotContain(token);
    assertThat(call().get("/v1/containers").text()).doesNotContain(runner);
  }

  @Test
  void nothingOfARunnerIsLeft() throws Exception {
    setUp();
    call().delete("/v1/runners/" + account).expect(204);
    assertThat(Docker.run("docker", "ps", "--all", "--format", "{{.Names}}"))
        .doesNotContain("wm-runner-" + account);
    assertThat(Docker.run("docker", "volume", "ls", "--format", "{{.Name}}"))
        .doesNotContain("wm-runner-" + account);
    assertThat(data.resolve(account)).doesNotExist();
    assertThat(run.resolve(account)).doesNotExist();
    assertThat(Docker.run("losetup", "--list", "--noheadings", "--output", "BACK-FILE"))
        .doesNotContain(account);
  }

  private boolean isAwake() {
    return call().get("/v1/runners/" + account).json().path("engineRunning").asBoolean();
  }

  private String state() {
    return call().get("/v1/runners/" + account).expect(200).json().path("state").asText();
  }
}
