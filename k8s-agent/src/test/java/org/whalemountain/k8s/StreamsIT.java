package org.whalemountain.k8s;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.Eventually;

import static org.assertj.core.api.Assertions.assertThat;

/** What flows from a real cluster, and that nothing goes on there when its reader goes. */
@QuarkusTest
@TestProfile(K8sAgentContractIT.OnARealCluster.class)
@EnabledIfEnvironmentVariable(
    named = RealCluster.VARIABLE,
    matches = ".+",
    disabledReason = RealCluster.NO_CLUSTER)
class StreamsIT {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TestHTTPResource("/")
  URI agent;

  @ConfigProperty(name = "whalemountain.agent.token")
  String token;

  private final String account = "t" + UUID.randomUUID().toString().substring(0, 8);
  private final String container = "/v1/containers/" + account + "-web";

  @BeforeEach
  void lendOne() {
    var spec =
        Map.of(
            "id",
            UUID.randomUUID().toString(),
            "owner",
            account,
            "name",
            "web",
            "console",
            "streams-test",
            "image",
            RealCluster.image(),
            "command",
            List.of("sh", "-c", "while :; do echo tick; sleep 1; done"),
            "memoryMiB",
            64);
    call().put(container, Call.json(spec)).expect(201);
  }

  @AfterEach
  void giveItBack() {
    call().delete(container);
  }

  @Test
  void statisticsFlowUntilTheirReaderGoes() throws IOException, InterruptedException {
    try (var lines = open(container + "/stats", "text/event-stream")) {
      assertThat(next(lines)).contains("memoryBytes");
      assertThat(next(lines)).contains("memoryBytes");
    }
    Eventually.see(LIMIT, this::processes, seen -> !seen.contains("cgroup"));
  }

  @Test
  void aFollowedLogFlows() throws IOException, InterruptedException {
    try (var lines = open(container + "/logs?follow=true&tail=1", "text/plain")) {
      for (var i = 0; i < 4; i++) {
        assertThat(next(lines)).isEqualTo("tick");
      }
    }
  }

  @Test
  void aCommandDiesWithItsTimeLimit() {
    var body = "{\"command\":[\"sh\",\"-c\",\"sleep 4567 & sleep 4567\"],\"timeoutSeconds\":1}";
    assertThat(call().post(container + "/exec", body).expect(200).json().path("exitCode").asInt())
        .isEqualTo(124);
    Eventually.see(LIMIT, this::processes, seen -> !seen.contains("4567"));
  }

  private String processes() {
    return call()
        .post(container + "/exec", "{\"command\":[\"ps\",\"-o\",\"args\"]}")
        .expect(200)
        .json()
        .path("stdout")
        .asText();
  }

  private BufferedReader open(String path, String type) throws IOException, InterruptedException {
    var request = call().request(path).header("Accept", type).build();
    var answer = call().http().send(request, BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    InputStream body = answer.body();
    return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
  }

  private static String next(BufferedReader lines) throws IOException {
    var line = lines.readLine();
    while (line != null && line.isEmpty()) {
      line = lines.readLine();
    }
    return line;
  }

  private Call call() {
    return Call.to(agent).as(token);
  }
}
