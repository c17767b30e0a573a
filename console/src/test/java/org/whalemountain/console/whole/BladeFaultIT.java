package org.whalemountain.console.whole;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.Eventually;

import static org.assertj.core.api.Assertions.assertThat;

/** A blade loses its power, its network, its token: nothing is lost and nothing is doubled. */
class BladeFaultIT {

  private static Department all;

  @BeforeAll
  static void open() {
    all = new Department(2);
  }

  @AfterAll
  static void close() {
    if (all != null) {
      all.close();
    }
  }

  @AfterEach
  void clear() {
    all.clear();
  }

  @Test
  void afterAPowerCutWhatIsWantedRunsOnItsPortAndWhatIsStoppedStaysStopped() {
    var host = all.host(0);
    var wanted = all.make("wanted", host);
    var stopped = all.make("stopped", host);
    all.student().post("/api/v1/containers/" + stopped + "/stop").expect(200);
    var ports = all.container(wanted).path("ports");
    host.agent().kill();
    host.blade().off();
    all.awaitStatus(wanted, "unknown");
    host.blade().startEngine();
    host.agent().start();
    all.awaitStatus(wanted, "running");
    all.awaitStatus(stopped, "stopped");
    assertThat(all.container(wanted).path("ports")).isEqualTo(ports);
    assertThat(all.toldAt(host, wanted)).isEqualTo("wanted");
    all.awaitAgreement();
  }

  @Test
  void theDockerCommandKnowsNoBlades() {
    var token = "{\"name\":\"" + Whole.unique("docker") + "\"}";
    var made = all.student().post("/api/v1/tokens", token).expect(201).json();
    var docker =
        DockerCommand.to(
            DockerCommand.installed().get(0), all.rig.console.url(), made.path("token").asText());
    all.make("one", all.host(0));
    all.make("two", all.host(1));
    assertThat(docker.run("ps", "--format", "{{.Names}}").line().lines())
        .containsExactlyInAnyOrder("one", "two");
    for (var name : List.of("one", "two")) {
      assertThat(docker.run("exec", name, "cat", "/tmp/w/name").expect(0).line()).isEqualTo(name);
    }
    // what the Compose plugin labels so belongs together
    for (var name : List.of("shop-web-1", "shop-db-1", "shop-mail-1")) {
      var project = "com.docker.compose.project=shop";
      docker
          .run(
              "run",
              "-d",
              "--memory=32m",
              "--cpus=0.1",
              "--name",
              name,
              "-l",
              project,
              Blade.IMAGE,
              "sleep",
              "1000")
          .expect(0);
    }
    var hosts =
        docker.run(
            "ps",
            "--filter",
            "label=com.docker.compose.project=shop",
            "--format",
            "{{.Label \"whalemountain.host\"}}");
    assertThat(hosts.expect(0).out().lines()).hasSize(3);
    assertThat(hosts.out().lines().distinct()).hasSize(1);
    docker.run("rm", "-f", "one", "two", "shop-web-1", "shop-db-1", "shop-mail-1").expect(0);
    assertThat(all.host(0).containers()).isEmpty();
    assertThat(all.host(1).containers()).isEmpty();
  }

  @Test
  void aKilledEngineStartsAgainWhatIsWanted() {
    var host = all.host(0);
    var wanted = all.make("wanted", host);
    host.blade().killEngine();
    all.awaitStatus(wanted, "unknown");
    host.blade().startEngine();
    all.awaitStatus(wanted, "running");
    assertThat(all.toldAt(host, wanted)).isEqualTo("wanted");
    all.awaitAgreement();
  }

  @Test
  void anEngineThatLostItsNetworksIsTheSameHostAndRunsWhatIsWanted() throws IOException {
    var host = all.host(0);
    var wanted = all.make("wanted", host);
    var stopped = all.make("stopped", host);
    all.student().post("/api/v1/containers/" + stopped + "/stop").expect(200);
    var ports = all.container(wanted).path("ports");
    host.blade().killEngine();
    all.awaitStatus(wanted, "unknown");
    // what is left to do where Docker 20.10 died in the removal of a network (moby 45057)
    Files.delete(host.blade().folder().resolve("data/network/files/local-kv.db"));
    host.blade().startEngine();
    all.awaitStatus(wanted, "running");
    assertThat(all.trouble(host)).isEmpty();
    assertThat(all.container(wanted).path("ports")).isEqualTo(ports);
    assertThat(all.toldAt(host, wanted)).isEqualTo("wanted");
    all.student().post("/api/v1/containers/" + stopped + "/start").expect(200);
    assertThat(all.toldAt(host, stopped)).isEqualTo("stopped");
    all.awaitAgreement();
  }

  @Test
  void whatIsAskedDuringAPartitionIsDoneOnceOrNotAtAll() {
    var host = all.host(0);
    var kept = all.make("kept", host);
    var deleted = all.make("deleted", host);
    host.wire().part();
    var made = CompletableFuture.supplyAsync(() -> all.order("late", host));
    var gone =
        CompletableFuture.supplyAsync(() -> all.student().delete("/api/v1/containers/" + deleted));
    assertThat(made.join().status()).isIn(202, 503);
    assertThat(gone.join().status()).isIn(202, 503);
    all.awaitStatus(kept, "unknown");
    // By now the host counts as silent: nothing more is sent there.
    all.order("later", host).expectProblem(503, "host-unreachable");
    assertThat(host.containers()).hasSize(2);
    host.wire().heal();
    all.awaitStatus(kept, "running");
    all.awaitAgreement();
    assertThat(host.containers()).extracting(Found::fullName).doesNotContain("student-later");
    assertThat(host.containers())
        .extracting(Found::fullName)
        .contains("student-kept")
        .doesNotContain("student-deleted")
        .doesNotHaveDuplicates();
    assertThat(all.host(1).containers()).isEmpty();
  }

  @Test
  void aRefusedTokenIsToldAndNothingIsLost() {
    var host = all.host(0);
    var kept = all.make("kept", host);
    try {
      host.agent().kill();
      host.agent().set("whalemountain.agent.token", "another-token-0123456789-0123456789");
      host.agent().start();
      Eventually.see(Department.HEALED, () -> all.trouble(host), "token-refused"::equals);
      assertThat(all.status(kept)).isEqualTo("unknown");
      assertThat(all.order("refused", host).status()).isIn(409, 422, 502, 503);
      assertThat(host.containers()).extracting(Found::fullName).containsExactly("student-kept");
      all.admin()
          .send(
              "PATCH",
              "/api/v1/hosts/" + host.name(),
              "application/json",
              "{\"token\":\"another-token-0123456789-0123456789\"}"
                  .getBytes(StandardCharsets.UTF_8))
          .expect(200);
      all.awaitStatus(kept, "running");
      Eventually.see(Department.HEALED, () -> all.trouble(host), ""::equals);
      all.awaitAgreement();
    } finally {
      restoreToken(host);
    }
  }

  @Test
  void withTheLastBladeDrainedACreateIsRefusedAndTheRestRunsOn() {
    var kept = all.make("kept", all.host(0));
    all.rig.hosts.forEach(host -> setState(host, "draining"));
    try {
      var refused = all.order("refused", null).expectProblem(409, "no-capacity");
      assertThat(refused.json().path("detail").asText()).contains("no host take new containers");
      all.order("refused", all.host(0)).expect(422).expectField("host");
      assertThat(all.rig.inEngines()).hasSize(1);
      assertThat(all.status(kept)).isEqualTo("running");
    } finally {
      all.rig.hosts.forEach(host -> setState(host, "active"));
    }
    all.make("welcome", null);
  }

  private static void setState(RigHost host, String state) {
    all.admin()
        .send(
            "PATCH",
            "/api/v1/hosts/" + host.name(),
            "application/json",
            Call.json(Map.of("state", state)).getBytes(StandardCharsets.UTF_8))
        .expect(200);
  }

  private static void restoreToken(RigHost host) {
    host.agent().kill();
    host.agent().set("whalemountain.agent.token", RigHost.TOKEN);
    host.agent().start();
    all.admin()
        .send(
            "PATCH",
            "/api/v1/hosts/" + host.name(),
            "application/json",
            Call.json(Map.of("token", RigHost.TOKEN)).getBytes(StandardCharsets.UTF_8))
        .expect(200);
  }
}
