package org.whalemountain.api.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What an agent with the capability {@code builds} promises of runners. */
public abstract class RunnerContractTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  /** An account of this test alone. */
  protected final String account = "t" + UUID.randomUUID().toString().substring(0, 8);

  protected abstract Call call();

  /** Address of a GitLab that is there, and that the agent may use. */
  protected abstract String gitlab();

  /** A token that it knows. */
  protected abstract String goodToken();

  /** A token of the right shape that it does not know. */
  protected abstract String unknownToken();

  /** Address that the agent may use, where nobody listens. */
  protected abstract String absentGitlab();

  /** Address that the agent may use, where a GitLab answers 500. */
  protected abstract String refusingGitlab();

  /** Address that answers, but that the agent may not use. */
  protected abstract String forbiddenGitlab();

  @AfterEach
  void removeTheRunner() {
    call().delete(path()).expect(204);
  }

  @Test
  void theHostSaysThatItHasThem() {
    var host = call().get("/v1/host").expect(200).json();
    assertThat(host.path("capabilities").toString()).contains("\"builds\"");
  }

  @Test
  void whereNoneIsThereIsNone() {
    call().get(path()).expectProblem(404, "not-found");
    assertThat(listed()).isNull();
    call().delete(path()).expect(204);
  }

  @Test
  void oneIsSetUpAndAsksForWork() {
    var made = put(gitlab(), goodToken()).expect(200);
    assertThat(made.text()).doesNotContain(goodToken());
    assertThat(made.json().path("account").asText()).isEqualTo(account);
    assertThat(made.json().path("gitlabUrl").asText()).isEqualTo(gitlab());
    var waiting = see("waiting");
    assertThat(waiting.path("lastContactAt").isNull()).isFalse();
    assertThat(waiting.path("since").isNull()).isFalse();
    assertThat(waiting.path("code").isNull()).isTrue();
    assertThat(waiting.path("detail").isNull()).isTrue();
    assertThat(waiting.toString()).doesNotContain(goodToken());
    assertThat(listed().path("state").asText()).isEqualTo("waiting");
    assertThat(listed().path("log")).isEmpty();
  }

  @Test
  void theSameSettingsAgainChangeNothing() {
    put(gitlab(), goodToken()).expect(200);
    var before = see("waiting");
    put(gitlab(), goodToken()).expect(200);
    var after = see("waiting");
    assertThat(after.path("since")).isEqualTo(before.path("since"));
  }

  @Test
  void itIsGoneAfterItWasDeleted() {
    put(gitlab(), goodToken()).expect(200);
    call().delete(path()).expect(204);
    call().get(path()).expectProblem(404, "not-found");
    assertThat(listed()).isNull();
    call().delete(path()).expect(204);
  }

  @Test
  void aTokenThatGitlabDoesNotKnowIsTheTokensFault() {
    put(gitlab(), unknownToken()).expectProblem(422, "invalid").expectField("token");
    call().get(path()).expectProblem(404, "not-found");
  }

  @Test
  void anOldRegistrationTokenIsAnsweredHowToGetTheNewKind() {
    var answer = put(gitlab(), "GR1348941abcdefghijklmnop").expectProblem(422, "invalid");
    assertThat(answer.expectField("token").text()).contains("glrt-");
  }

  @Test
  void aGitlabThatIsAwayIsToldFromOneThatRefuses() {
    put(absentGitlab(), goodToken()).expectProblem(503, "gitlab-unreachable");
    put(refusingGitlab(), goodToken()).expectProblem(502, "gitlab-refused");
    call().get(path()).expectProblem(404, "not-found");
  }

  @Test
  void aGitlabThatIsNotOnTheListIsNotAsked() {
    put(forbiddenGitlab(), goodToken()).expectProblem(422, "invalid").expectField("gitlabUrl");
    put("file:///etc/shadow", goodToken()).expectProblem(422, "invalid").expectField("gitlabUrl");
    call().get(path()).expectProblem(404, "not-found");
  }

  @Test
  void whatGitlabDoesNotTakeLeavesTheRunnerAsItWas() {
    put(gitlab(), goodToken()).expect(200);
    var before = see("waiting");
    put(gitlab(), unknownToken()).expectProblem(422, "invalid");
    put(absentGitlab(), goodToken()).expectProblem(503, "gitlab-unreachable");
    assertThat(see("waiting").path("since")).isEqualTo(before.path("since"));
  }

  @Test
  void whatIsNoAccountIsRefused() {
    var body = Call.json(Map.of("gitlabUrl", gitlab(), "token", goodToken()));
    for (var name : new String[] {"A", "-x", "a%2Fb", "a%20b"}) {
      call().put("/v1/runners/" + name, body).expectProblem(422, "invalid").expectField("account");
    }
  }

  /** Sets it up. */
  protected Call.Answer put(String gitlabUrl, String token) {
    return call().put(path(), Call.json(Map.of("gitlabUrl", gitlabUrl, "token", token)));
  }

  /** Waits for a state. */
  protected JsonNode see(String state) {
    return Eventually.see(
            SOON,
            () -> call().get(path()).expect(200),
            answer -> answer.json().path("state").asText().equals(state))
        .json();
  }

  protected String path() {
    return "/v1/runners/" + account;
  }

  private JsonNode listed() {
    for (var runner : call().get("/v1/runners").expect(200).json()) {
      if (runner.path("account").asText().equals(account)) {
        return runner;
      }
    }
    return null;
  }
}
