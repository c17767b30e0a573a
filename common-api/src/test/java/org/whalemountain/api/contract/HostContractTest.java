package org.whalemountain.api.contract;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What every agent promises, whatever it can lend: who it is, who may ask, how it refuses. */
public abstract class HostContractTest {

  /** Where the agent under test listens. */
  protected abstract URI agent();

  /** Its token. */
  protected abstract String token();

  protected Call call() {
    return Call.to(agent()).as(token());
  }

  @Test
  void theHostTellsWhoItIs() {
    var host = call().get("/v1/host").expect(200).json();
    assertThat(host.path("hostId").asText()).isNotBlank();
    assertThat(host.path("kind").asText()).isIn("docker", "kubernetes");
    assertThat(host.path("agentVersion").asText()).isNotBlank();
    assertThat(host.path("capabilities").isArray()).isTrue();
    assertThat(host.path("cpus").asDouble()).isPositive();
    assertThat(host.path("memoryMiB").asLong()).isPositive();
    assertThat(host.path("gpus").isArray()).isTrue();
    assertThat(host.path("checks")).isNotEmpty();
    assertThat(host.path("checks"))
        .allSatisfy(
            check -> {
              assertThat(check.path("name").asText()).matches("[a-z0-9-]+");
              assertThat(check.path("ok").isBoolean()).isTrue();
              assertThat(check.path("detail").asText()).isNotBlank();
            });
    assertThat(Instant.parse(host.path("observedAt").asText()))
        .isBetween(
            Instant.now().minus(Duration.ofMinutes(1)), Instant.now().plus(Duration.ofMinutes(1)));
  }

  @Test
  void theIdentityStaysTheSame() {
    var first = call().get("/v1/host").expect(200).json().path("hostId").asText();
    var second = call().get("/v1/host").expect(200).json().path("hostId").asText();
    assertThat(second).isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/host", "/v1/containers", "/v1/nothing", "/v1"})
  void whoShowsNoTokenLearnsNothing(String path) {
    Call.to(agent()).get(path).expectProblem(401, "not-authenticated");
    Call.to(agent()).as("wrong-" + token()).get(path).expectProblem(401, "not-authenticated");
    Call.to(agent()).as("").get(path).expectProblem(401, "not-authenticated");
    Call.to(agent())
        .with("Authorization", "Basic " + token())
        .get(path)
        .expectProblem(401, "not-authenticated");
  }

  @Test
  void healthNeedsNoToken() {
    Call.to(agent()).get("/q/health/live").expect(200);
  }

  @Test
  void anAddressThatNobodyServesIsAProblem() {
    call().get("/v1/nothing").expectProblem(404, "not-found");
  }

  @Test
  void aMethodThatIsNotOfferedIsAProblem() {
    call().delete("/v1/host").expectProblem(405, "method-not-allowed");
  }

  @Test
  void problemsSpeakTheCallersLanguage() {
    var japanese =
        call().with("Accept-Language", "ja,en;q=0.5").get("/v1/nothing").expect(404).json();
    var english = call().with("Accept-Language", "en-US").get("/v1/nothing").expect(404).json();
    assertThat(japanese.path("detail").asText()).containsPattern("\\p{IsHiragana}");
    assertThat(english.path("detail").asText()).isNotBlank().matches("\\p{ASCII}+");
  }
}
