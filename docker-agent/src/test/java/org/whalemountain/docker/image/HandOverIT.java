package org.whalemountain.docker.image;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.docker.Docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Images on their way from one real engine to another. */
@QuarkusTest
class HandOverIT {
  private static final Logger LOG = Logger.getLogger(HandOverIT.class);
  private static final long SMALL = 1000;

  /** Measured with 200 MiB: {@code -Dwhalemountain.test.large-mib=200}. */
  private static final long LARGE =
      Integer.getInteger("whalemountain.test.large-mib", 16) * 1024L * 1024;

  private static SecondEngine builds;

  @TestHTTPResource("/")
  URI agent;

  @ConfigProperty(name = "whalemountain.agent.token")
  String token;

  @ConfigProperty(name = "whalemountain.handover.area")
  Path area;

  @Inject HandOver handOver;
  @Inject RemovalWatch removals;

  private final String account = "t" + UUID.randomUUID().toString().substring(0, 8);

  @BeforeAll
  static void start() throws Exception {
    builds = SecondEngine.start();
  }

  @AfterAll
  static void stop() throws Exception {
    builds.close();
  }

  @AfterEach
  void nothingStays() throws Exception {
    removals.object(null);
    removals.seen().clear();
    Docker.run("docker", "rm", "--force", account + "-user");
    for (var name :
        Docker.run("docker", "images", "--format", "{{.Repository}}:{{.Tag}}").split("\n")) {
      if (name.contains(account)) {
        Docker.run("docker", "rmi", name);
      }
    }
    for (var name : builds.docker("images", "--format", "{{.Repository}}:{{.Tag}}").split("\n")) {
      builds.docker("rmi", "--force", name);
    }
    assertThat(area).isDirectoryNotContaining(Files::isDirectory);
  }

  @Test
  void whatIsUnderTheAccountComesWithItsOwner() throws Exception {
    builds.make(account + "/app:1", SMALL);
    builds.docker("tag", account + "/app:1", "docker.io/" + account + "/group/app:2");
    builds.docker("tag", account + "/app:1", "e175702/app:1");
    builds.docker("tag", account + "/app:1", "python:" + account);
    builds.docker("tag", account + "/app:1", "whalemountain.invalid/e175702/app:" + account);

    var first = handOver.bringIn(account, builds.socket());

    assertThat(first.refused()).isEmpty();
    assertThat(first.brought())
        .containsExactlyInAnyOrder(account + "/app:1", account + "/group/app:2");
    assertThat(first.loadedBytes()).isGreaterThan(Files.size(Path.of("/bin/busybox")));
    var report = report(account + "/app:1");
    assertThat(report.path("owner").asText()).isEqualTo(account);
    assertThat(report.path("names")).hasSize(2);
    assertThat(Docker.inspect(account + "/app:1", "{{json .Config.Labels}}"))
        .contains("\"whalemountain.source\":\"" + builds.id(account + "/app:1") + "\"")
        .contains("\"whalemountain.owner\":\"" + account + "\"");
    assertThat(Docker.inspect(account + "/app:1", "{{json .Config.Cmd}} {{json .Config.Env}}"))
        .isEqualTo("[\"sleep\",\"infinity\"] [\"PATH=/bin\"]");
    assertThat(Docker.run("docker", "image", "inspect", "e175702/app:1", "python:" + account))
        .contains("No such image: e175702/app:1", "No such image: python:" + account);

    assertThat(handOver.bringIn(account, builds.socket()))
        .isEqualTo(new HandedOver(List.of(), Map.of(), 0));
    var other = handOver.bringIn("x" + account, builds.socket());
    assertThat(other.brought()).isEmpty();
  }

  @Test
  void labelsThatClaimAnOwnerChangeNothing() throws Exception {
    builds.make(account + "/base:1", SMALL);
    builds.build(
        account + "/base:1",
        account + "/app:1",
        "LABEL whalemountain.owner=e175702 whalemountain.id=1 whalemountain.source=x mine=kept",
        "CMD [\"sleep\",\"9\"]");

    handOver.bringIn(account, builds.socket());

    assertThat(report(account + "/app:1").path("owner").asText()).isEqualTo(account);
    assertThat(Docker.inspect(account + "/app:1", "{{json .Config.Labels}}"))
        .contains("\"mine\":\"kept\"", builds.id(account + "/app:1"))
        .doesNotContain("e175702", "whalemountain.id");
    assertThat(
            Docker.run(
                "docker",
                "run",
                "--rm",
                "--network",
                "none",
                account + "/app:1",
                "sh",
                "-c",
                "/bin/busybox cat /new; /bin/busybox ls /"))
        .contains("noise");
  }

  @Test
  void onlyNewLayersMove() throws Exception {
    builds.make(account + "/small:1", SMALL);
    timed("small", account + "/small:1");
    builds.make(account + "/app:1", LARGE);
    var whole = timed("large", account + "/app:1");
    assertThat(whole.loadedBytes()).isGreaterThan(LARGE);

    builds.build(account + "/app:1", account + "/app:2");
    var more = timed("one new layer", account + "/app:2");

    assertThat(more.loadedBytes()).isBetween(1L, 10_000L);
    assertThat(
            Docker.run(
                "docker",
                "run",
                "--rm",
                "--network",
                "none",
                account + "/app:2",
                "busybox",
                "cat",
                "/new"))
        .hasSize(36);
  }

  private HandedOver timed(String what, String name) {
    var begun = Instant.now();
    var outcome = handOver.bringIn(account, builds.socket());
    LOG.infof(
        "measured: %s took %d ms, loaded %d bytes",
        what, Duration.between(begun, Instant.now()).toMillis(), outcome.loadedBytes());
    assertThat(outcome.refused()).isEmpty();
    assertThat(outcome.brought()).containsExactly(name);
    return outcome;
  }

  @Test
  void aNameThatMovedMovesHereAndWhatWasUsedStaysForItsContainers() throws Exception {
    builds.make(account + "/app:1", SMALL);
    builds.make(account + "/unused:1", SMALL);
    handOver.bringIn(account, builds.socket());
    var used = Docker.inspect(account + "/app:1", "{{.Id}}");
    var unused = Docker.inspect(account + "/unused:1", "{{.Id}}");
    Docker.run("docker", "run", "--detach", "--network", "none", "--name", account + "-user", used);
    builds.make(account + "/app:1", SMALL);
    builds.make(account + "/unused:1", SMALL);

    assertThat(handOver.bringIn(account, builds.socket()).brought()).hasSize(2);

    assertThat(Docker.inspect(account + "/app:1", "{{.Id}}")).isNotEqualTo(used);
    assertThat(Docker.run("docker", "image", "inspect", unused)).contains("No such image");
    assertThat(Docker.inspect(account + "-user", "{{.State.Running}} {{.Image}}"))
        .isEqualTo("true " + used);
    assertThat(call().get("/v1/images").expect(200).text()).doesNotContain(used);
    var file = call().get("/v1/images/" + used + "/singularity/progress").expect(200).json();
    assertThat(file.path("image").path("owner").asText()).isEqualTo(account);

    Docker.run("docker", "rm", "--force", account + "-user");
    assertThat(handOver.bringIn(account, builds.socket()).brought()).isEmpty();
    assertThat(Docker.run("docker", "image", "inspect", used)).contains("No such image");
  }

  @Test
  void anotherNameOfTheSameImageNeedsNothingLoaded() throws Exception {
    builds.make(account + "/app:1", SMALL);
    handOver.bringIn(account, builds.socket());
    builds.docker("tag", account + "/app:1", account + "/app:2");

    var outcome = handOver.bringIn(account, builds.socket());

    assertThat(outcome).isEqualTo(new HandedOver(List.of(account + "/app:2"), Map.of(), 0));
    assertThat(Docker.inspect(account + "/app:2", "{{.Id}}"))
        .isEqualTo(Docker.inspect(account + "/app:1", "{{.Id}}"));
    assertThat(report(account + "/app:2").path("owner").asText()).isEqualTo(account);
  }

  @Test
  void manyAtOnceBringItOnce() throws Exception {
    builds.make(account + "/app:1", SMALL);
    var calls = new ArrayList<CompletableFuture<HandedOver>>();
    for (var i = 0; i < 4; i++) {
      calls.add(CompletableFuture.supplyAsync(() -> handOver.bringIn(account, builds.socket())));
    }
    assertThat(calls.stream().mapToInt(call -> call.join().brought().size()).sum()).isEqualTo(1);
  }

  @Test
  void whatWasBegunAndNotEndedIsMadeGood() throws Exception {
    builds.make(account + "/app:1", SMALL);
    handOver.bringIn(account, builds.socket());
    var id = Docker.inspect(account + "/app:1", "{{.Id}}");
    for (var lost : List.of(account + "/app:1", "whalemountain.invalid/" + account + "/app:1")) {
      Docker.run("docker", "rmi", lost);

      assertThat(handOver.bringIn(account, builds.socket()).brought())
          .containsExactly(account + "/app:1");

      assertThat(Docker.inspect(account + "/app:1", "{{.Id}}")).isEqualTo(id);
      assertThat(report(account + "/app:1").path("owner").asText()).isEqualTo(account);
    }
  }

  @Test
  void whoRemovesItIsToldWhereItCameFrom() throws Exception {
    builds.make(account + "/app:1", SMALL);
    builds.docker("tag", account + "/app:1", account + "/app:2");
    handOver.bringIn(account, builds.socket());
    var id = Docker.inspect(account + "/app:1", "{{.Id}}");
    Docker.run("docker", "run", "--detach", "--network", "none", "--name", account + "-user", id);
    var refused = call().delete("/v1/images/" + id).expectProblem(409, "image-in-use");
    assertThat(refused.json().path("detail").asText()).contains(account + "-user");
    assertThat(removals.seen()).isEmpty();
    Docker.run("docker", "rm", "--force", account + "-user");

    removals.object(new IllegalStateException("the build engine does not answer"));
    call().delete("/v1/images/" + id).expectProblem(500, "internal");
    assertThat(report(account + "/app:1").path("id").asText()).isEqualTo(id);
    removals.object(null);
    call().delete("/v1/images/" + id).expect(204);

    assertThat(removals.seen()).hasSize(1);
    assertThat(removals.seen().get(0).account()).isEqualTo(account);
    assertThat(removals.seen().get(0).sourceId()).isEqualTo(builds.id(account + "/app:1"));
    assertThat(removals.seen().get(0).names())
        .containsExactlyInAnyOrder(account + "/app:1", account + "/app:2");
    assertThat(Docker.run("docker", "image", "inspect", id)).contains("No such image");
    assertThat(Docker.run("docker", "images")).doesNotContain(account);
  }

  @Test
  void noAccountIsTakenForARegistry() {
    for (var name :
        List.of("library", "docker.io", "index.docker.io", "localhost", "Upper", "../x")) {
      assertThatThrownBy(() -> handOver.bringIn(name, builds.socket()))
          .isInstanceOfSatisfying(
              ApiException.class, no -> assertThat(no.code()).isEqualTo(ErrorCode.INVALID));
    }
  }

  @Test
  void anEngineThatIsNotThereIsUnreachable() {
    assertThatThrownBy(() -> handOver.bringIn(account, Path.of("/nonexistent/socket")))
        .isInstanceOfSatisfying(
            ApiException.class, no -> assertThat(no.code()).isEqualTo(ErrorCode.HOST_UNREACHABLE));
  }

  private JsonNode report(String name) {
    for (var image : call().get("/v1/images").expect(200).json()) {
      if (image.path("names").toString().contains('"' + name + '"')) {
        return image;
      }
    }
    throw new AssertionError("not listed: " + name);
  }

  private Call call() {
    return Call.to(agent).as(token);
  }
}
