package org.whalemountain.console.runner;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.Eventually;
import org.whalemountain.api.contract.FakeImages;
import org.whalemountain.api.contract.FakeRunners;
import org.whalemountain.api.contract.Fault;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.runner.RunnerState;
import org.whalemountain.console.ConsoleTest;
import org.whalemountain.console.FakeHost;
import org.whalemountain.console.query.Query;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@ConsoleTest
class RunnerResourceTest {

  private static final String RUNNER = "/api/v1/runner";
  private static final String TOKEN = "glrt-0123456789abcdef";
  private static final String GITLAB = "https://gitlab.example.ac.jp";
  private static final String BODY = body(TOKEN, null);
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @Inject Query query;
  @Inject RunnerWatch watch;
  @Inject RunnerTable table;

  private Call student;
  private FakeHost host;
  private FakeHost plain;

  @BeforeEach
  void begin() {
    FakeHost.clear(query);
    query.change("DELETE FROM runner");
    student = FakeHost.as("e175701");
    plain = FakeHost.register();
    host = builder();
  }

  @AfterEach
  void end() {
    query.change("DELETE FROM runner");
    for (var each : new FakeHost[] {host, plain}) {
      each.agent().behave();
      FakeHost.as("e165700").delete("/api/v1/hosts/" + each.name());
      each.close();
    }
  }

  @Test
  void aRunnerIsSetUpWhereImagesAreBuilt() {
    student.get(RUNNER).expectProblem(404, "not-found");
    var made = student.put(RUNNER, BODY).expect(200);
    assertThat(made.text()).doesNotContain("glrt-");
    assertThat(made.json().path("host").asText()).isEqualTo(host.name());
    assertThat(made.json().path("state").asText()).isEqualTo("waiting");
    assertThat(made.json().path("gitlabUrl").asText()).isEqualTo(GITLAB);
    var seen = student.get(RUNNER).expect(200).json();
    assertThat(seen.path("log").toString()).isEqualTo("[\"Checking for jobs...\"]");
    assertThat(seen.path("hostSilentSince").isNull()).isTrue();
    student.put(RUNNER, BODY).expect(200);
    assertThat(host.agent().runners().accounts()).containsExactly("e175701");
    FakeHost.as("e175702").get(RUNNER).expectProblem(404, "not-found");
    assertThat(query.all("SELECT * FROM runner", row -> row.getString("gitlab_url")))
        .containsExactly(GITLAB);
    for (var i = 0; i < 2; i++) {
      student.delete(RUNNER).expect(204);
    }
    assertThat(host.agent().runners().accounts()).isEmpty();
    student.get(RUNNER).expectProblem(404, "not-found");
  }

  @Test
  void theHostWithTheFewestRunnersGetsTheNextAndItStaysThere() {
    student.put(RUNNER, BODY).expect(200);
    var second = builder();
    try {
      var other = FakeHost.as("e175702").put(RUNNER, BODY).expect(200).json();
      assertThat(other.path("host").asText()).isEqualTo(second.name());
      var again = student.put(RUNNER, body("glrt-another0123456", null)).expect(200).json();
      assertThat(again.path("host").asText()).isEqualTo(host.name());
      student.put(RUNNER, body(TOKEN, second.name())).expectProblem(409, "wrong-state");
      FakeHost.as("e165700")
          .put(RUNNER, body(TOKEN, plain.name()))
          .expectProblem(422, "invalid")
          .expectField("host");
      var asked = FakeHost.as("e165700").put(RUNNER, body(TOKEN, host.name())).expect(200).json();
      assertThat(asked.path("host").asText()).isEqualTo(host.name());
    } finally {
      FakeHost.as("e165700").delete("/api/v1/hosts/" + second.name());
      second.close();
    }
  }

  @Test
  void whatIsWrongIsToldApartAndLeavesNothing() {
    for (var old : new String[] {"GR1348941abcdefghijklmnop", "nonsense", ""}) {
      var refused = student.put(RUNNER, body(old, null)).expectProblem(422, "invalid");
      assertThat(refused.expectField("token").text()).contains("glrt-", "New project runner");
    }
    student
        .put(RUNNER, "{\"token\":\"" + TOKEN + "\"}")
        .expectProblem(422, "invalid")
        .expectField("gitlabUrl");
    student
        .put(RUNNER, "{\"token\":\"" + TOKEN + "\",\"gitlabUrl\":\"ftp://x\"}")
        .expectProblem(422, "invalid")
        .expectField("gitlabUrl");
    student
        .put(RUNNER, body(FakeRunners.WRONG_TOKEN, null))
        .expectProblem(422, "invalid")
        .expectField("token");
    host.agent().runners().gitlabFails(ErrorCode.GITLAB_REFUSED);
    student.put(RUNNER, BODY).expectProblem(502, "gitlab-refused");
    host.agent().runners().gitlabFails(ErrorCode.GITLAB_UNREACHABLE);
    student.put(RUNNER, BODY).expectProblem(503, "gitlab-unreachable");
    student.get(RUNNER).expectProblem(404, "not-found");
    FakeHost.as("e165700").delete("/api/v1/hosts/" + host.name());
    student.put(RUNNER, BODY).expectProblem(409, "no-capacity");
  }

  @Test
  void aLostAnswerIsNoRefusal() {
    host.agent()
        .misbehave(
            Fault.LOST_ANSWER, (method, path) -> method.equals("PUT") && path.contains("runners"));
    student.put(RUNNER, BODY).expectProblem(503, "host-unreachable");
    host.agent().behave();
    assertThat(student.get(RUNNER).expect(200).json().path("host").asText()).isEqualTo(host.name());
    student.put(RUNNER, BODY).expect(200);
  }

  @Test
  void aSilentHostIsToldAsOne() {
    student.put(RUNNER, BODY).expect(200);
    host.agent().down();
    var unknown = student.get(RUNNER).expect(200).json();
    assertThat(unknown.path("state").asText()).isEqualTo("unknown");
    query.change(
        "UPDATE host SET unreachable_since = '2026-01-02 03:04:05' WHERE name = ?", host.name());
    var silent = student.get(RUNNER).expect(200).json();
    assertThat(silent.path("hostSilentSince").asText()).isEqualTo("2026-01-02T03:04:05Z");
    assertThat(silent.path("detail").asText()).contains(host.name());
    student.delete(RUNNER).expectProblem(503, "host-unreachable");
    assertThat(table.of("e175701")).isPresent();
  }

  @Test
  void aRunnerThatItsHostLostIsMissing() {
    student.put(RUNNER, BODY).expect(200);
    host.agent().runners().lose("e175701");
    var missing = student.get(RUNNER).expect(200).json();
    assertThat(missing.path("state").asText()).isEqualTo("missing");
    assertThat(missing.path("detail").asText()).contains("Set it up again");
    student.put(RUNNER, BODY).expect(200);
    assertThat(host.agent().runners().accounts()).containsExactly("e175701");
  }

  @Test
  void whatIsBuiltIsSeenAtOnce() {
    student.put(RUNNER, BODY).expect(200);
    host.agent().runners().become("e175701", RunnerState.BUILDING);
    watch.look(host.name(), table.all());
    assertThat(table.of("e175701").orElseThrow().status()).isEqualTo(RunnerStatus.BUILDING);
    var built = FakeImages.built("e175701", FakeHost.fresh(), "e175701/built:1");
    host.agent().images().add(built);
    host.agent().runners().become("e175701", RunnerState.WAITING);
    watch.look(host.name(), table.all());
    Eventually.see(
        LIMIT, () -> student.get("/api/v1/images/" + built.id()).status(), status -> status == 200);
    assertThat(table.of("e175701").orElseThrow().status()).isEqualTo(RunnerStatus.WAITING);
  }

  @Test
  void theFileForTheProjectIsCommentedInOnesLanguage() {
    var file = student.with("Accept-Language", "ja").get(RUNNER + "/gitlab-ci.yml").expect(200);
    assertThat(file.header("Content-Type")).startsWith("text/yaml");
    assertThat(file.header("Content-Disposition")).contains("attachment", ".gitlab-ci.yml");
    assertThat(file.text()).contains("e175701/", "イメージ");
    assertThat(student.with("Accept-Language", "en").get(RUNNER + "/gitlab-ci.yml").text())
        .contains("Builds an image");
  }

  @Test
  void theGitlabOfWhoNamesNoneIsTold() {
    assertThat(student.get(RUNNER + "/gitlab").expect(200).json().path("url").isNull()).isTrue();
    var console = new RunnerResource(null, null, config(GITLAB), null, null);
    assertThat(console.gitlab().url()).isEqualTo(GITLAB);
  }

  @Test
  void aHostThatIsDrainedKeepsItsRunnersSaysSoAndGetsNoNewOnes() {
    student.put(RUNNER, BODY).expect(200);
    assertThat(student.get(RUNNER).json().path("draining").isNull()).isTrue();
    var until = Instant.now().plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.SECONDS).toString();
    patch(
        Map.of(
            "state",
            "draining",
            "drainUntil",
            until,
            "notice",
            Map.of("en", "Goes to the museum.", "ja", "博物館に行きます。")));
    var drained = student.with("Accept-Language", "ja").get(RUNNER).expect(200).json();
    assertThat(drained.path("state").asText()).isEqualTo("waiting");
    assertThat(drained.path("draining").path("until").asText()).isEqualTo(until);
    assertThat(drained.path("draining").path("text").asText()).isEqualTo("博物館に行きます。");
    FakeHost.as("e175702").put(RUNNER, BODY).expectProblem(409, "no-capacity");
    student.put(RUNNER, body("glrt-another0123456", null)).expect(200);
    assertThat(host.agent().runners().accounts()).containsExactly("e175701");
    var second = builder();
    try {
      student.delete(RUNNER).expect(204);
      var moved = student.put(RUNNER, BODY).expect(200).json();
      assertThat(moved.path("host").asText()).isEqualTo(second.name());
      assertThat(moved.path("draining").isNull()).isTrue();
    } finally {
      student.delete(RUNNER).expect(204);
      FakeHost.as("e165700").delete("/api/v1/hosts/" + second.name()).expect(204);
      second.close();
    }
  }

  @Test
  void aHostWithRunnersIsRemovedByForceOnlyAndTheyEndWithIt() {
    student.put(RUNNER, BODY).expect(200);
    FakeHost.as("e175702").put(RUNNER, BODY).expect(200);
    var admin = FakeHost.as("e165700");
    var refused = admin.delete("/api/v1/hosts/" + host.name()).expectProblem(409, "wrong-state");
    assertThat(refused.json().path("detail").asText()).contains(" 2 ", "runners", "force");
    assertThat(admin.get("/api/v1/hosts").text()).contains("\"runners\":2");
    assertThat(student.get("/api/v1/hosts").text()).doesNotContain("\"runners\"");
    student.post("/api/v1/containers", host.order("web", "")).expect(201);
    refused = admin.delete("/api/v1/hosts/" + host.name()).expectProblem(409, "wrong-state");
    assertThat(refused.json().path("detail").asText()).contains(" 1 containers", " 2 ", "force");
    assertThat(host.agent().runners().accounts()).hasSize(2);
    clear(student);
    admin.delete("/api/v1/hosts/" + host.name() + "?force=true").expect(204);
    assertThat(host.agent().runners().accounts()).isEmpty();
    student.get(RUNNER).expectProblem(404, "not-found");
    assertThat(query.all("SELECT account FROM runner", row -> row.getString(1))).isEmpty();
  }

  @Test
  void aRunnerOnASilentHostThatIsRemovedIsFoundAgainOrEndedWhenItIsBack() {
    student.put(RUNNER, BODY).expect(200);
    FakeHost.as("e175702").put(RUNNER, BODY).expect(200);
    FakeHost.as("e175703").put(RUNNER, BODY).expect(200);
    query.change(
        "UPDATE host SET unreachable_since = UTC_TIMESTAMP(6) WHERE name = ?", host.name());
    FakeHost.as("e165700").delete("/api/v1/hosts/" + host.name() + "?force=true").expect(204);
    student.get(RUNNER).expectProblem(404, "not-found");
    assertThat(host.agent().runners().accounts()).hasSize(3);
    // one waits for it, one forgets it, one builds elsewhere meanwhile
    FakeHost.as("e175702").delete(RUNNER).expect(204);
    var second = builder();
    try {
      FakeHost.as("e175703").put(RUNNER, BODY).expect(200);
      FakeHost.as("e165700").post("/api/v1/hosts", host.registration()).expect(201);
      watch.tick();
      Eventually.see(
          LIMIT, () -> host.agent().runners().accounts(), left -> left.equals(List.of("e175701")));
      assertThat(student.get(RUNNER).expect(200).json().path("host").asText())
          .isEqualTo(host.name());
      assertThat(second.agent().runners().accounts()).containsExactly("e175703");
      Eventually.see(LIMIT, () -> table.left().size(), left -> left == 0);
    } finally {
      query.change("DELETE FROM runner");
      FakeHost.as("e165700").delete("/api/v1/hosts/" + second.name()).expect(204);
      second.close();
    }
  }

  @Test
  void whoDidItIsWrittenDownWithoutTheToken() {
    student.put(RUNNER, BODY).expect(200);
    Eventually.see(
        LIMIT,
        () -> student.get("/api/v1/audit").expect(200).text(),
        rows -> rows.contains("PUT /runner") && rows.contains(host.name()));
    assertThat(student.get("/api/v1/audit").text()).doesNotContain("glrt-");
  }

  private void patch(Map<String, Object> change) {
    FakeHost.as("e165700")
        .send(
            "PATCH",
            "/api/v1/hosts/" + host.name(),
            "application/json",
            Call.json(change).getBytes(StandardCharsets.UTF_8))
        .expect(200);
  }

  private static void clear(Call caller) {
    for (var container : caller.get("/api/v1/containers").json()) {
      caller.delete("/api/v1/containers/" + container.path("id").asText()).expect(204);
    }
  }

  private static RunnerConfig config(String gitlabUrl) {
    return new RunnerConfig() {
      @Override
      public Optional<String> gitlabUrl() {
        return Optional.of(gitlabUrl);
      }

      @Override
      public String jobImage() {
        return "docker:cli";
      }

      @Override
      public String watchEvery() {
        return "5s";
      }
    };
  }

  private static FakeHost builder() {
    var host = FakeHost.unregistered();
    host.agent().runners().offer(true);
    FakeHost.as("e165700").post("/api/v1/hosts", host.registration()).expect(201);
    return host;
  }

  private static String body(String token, String host) {
    return Call.json(
        host == null
            ? Map.of("token", token, "gitlabUrl", GITLAB)
            : Map.of("token", token, "gitlabUrl", GITLAB, "host", host));
  }
}
