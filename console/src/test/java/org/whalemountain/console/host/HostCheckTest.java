package org.whalemountain.console.host;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.FakeAgent;
import org.whalemountain.api.contract.Fault;
import org.whalemountain.console.ConsoleTest;
import org.whalemountain.console.FakeHost;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@ConsoleTest
class HostCheckTest {

  private static final String HOSTS = "/api/v1/hosts";
  private static final String CHECK = HOSTS + "/check";
  private static final String TOKEN = "t".repeat(32);

  private FakeHost host;
  private Call admin;

  @BeforeEach
  void begin() {
    host = FakeHost.register();
    admin = FakeHost.as("e165700");
  }

  @AfterEach
  void end() {
    admin.delete(HOSTS + "/" + host.name());
    host.close();
  }

  @Test
  void anAgentIsAskedAndNothingIsRegistered() {
    try (var agent = FakeAgent.start(TOKEN)) {
      var before = admin.get(HOSTS).json().size();
      var found = admin.post(CHECK, body(agent, TOKEN)).expect(200).json();
      assertThat(found.path("hostId").asText()).isEqualTo(agent.hostId());
      assertThat(found.path("kind").asText()).isEqualTo("docker");
      assertThat(found.path("agentVersion").asText()).isEqualTo("fake");
      assertThat(found.path("engineVersion").asText()).isEqualTo("fake");
      assertThat(found.path("capabilities")).isNotEmpty();
      assertThat(found.path("cpus").asDouble()).isEqualTo(64);
      assertThat(found.path("memoryMiB").asInt()).isEqualTo(262_144);
      assertThat(found.path("diskFreeMiB").asInt()).isEqualTo(1_000_000);
      assertThat(found.path("gpus").isArray()).isTrue();
      assertThat(found.path("checks").get(0).path("detail").asText())
          .isEqualTo("This host is made up.");
      assertThat(found.path("registeredAs").isNull()).isTrue();
      assertThat(admin.get(HOSTS).json()).hasSize(before);
    }
  }

  @Test
  void anAgentThatIsRegisteredIsToldByItsName() {
    var known = admin.post(CHECK, host.registration()).expect(200).json();
    assertThat(known.path("registeredAs").asText()).isEqualTo(host.name());
  }

  @Test
  void aRegisteredHostIsCheckedWithoutItsToken() {
    var at = HOSTS + "/" + host.name() + "/check";
    var found = admin.post(at).expect(200).json();
    assertThat(found.path("hostId").asText()).isEqualTo(host.agent().hostId());
    assertThat(found.path("registeredAs").asText()).isEqualTo(host.name());
    host.agent().down();
    admin.post(at).expectProblem(503, "host-unreachable");
    host.agent().up();
    admin.post(HOSTS + "/no-such-host/check").expectProblem(404, "not-found");
  }

  @Test
  void theChecksAreInTheCallersLanguage() {
    for (var at : new String[] {CHECK, HOSTS + "/" + host.name() + "/check"}) {
      var found = admin.with("Accept-Language", "ja").post(at, host.registration()).expect(200);
      assertThat(found.json().path("checks").get(0).path("detail").asText())
          .isEqualTo("このホストは作り物です。");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          {"url":"http://169.254.169.254","token":"t"}                     | 422 | invalid          | url
          {"url":"http://no-such-host.invalid","token":"t"}                | 422 | invalid          | url
          {"url":"ftp://127.0.0.1:1","token":"t"}                          | 422 | invalid          | url
          {"url":"http://127.0.0.1:1"}                                     | 422 | invalid          | token
          {"url":"http://127.0.0.1:1","token":"a b"}                       | 422 | invalid          | token
          {"url":"http://127.0.0.1:1","token":"t","certificate":"x"}       | 422 | invalid          | certificate
          {"url":"http://127.0.0.1:1","token":"t","name":"Bad"}            | 422 | invalid          | name
          {"url":"http://127.0.0.1:1","token":"t","address":"a b"}         | 422 | invalid          | address
          {"url":"http://127.0.0.1:1","token":"t"}                         | 503 | host-unreachable |
          {"url":"http://127.0.0.1:1","token":"t","x":1}                   | 400 | malformed        | x
          """)
  void aBadAddressOrTokenIsTold(String body, int status, String code, String field) {
    var answer = admin.post(CHECK, body).expectProblem(status, code);
    if (field != null) {
      answer.expectField(field);
    }
  }

  @ParameterizedTest
  @CsvSource({"GARBAGE", "EMPTY_LIST", "HTML", "REDIRECT"})
  void whatIsNoAgentIsNotEchoed(Fault fault) {
    host.agent().misbehave(fault, (method, path) -> true);
    var answer = admin.post(CHECK, host.registration()).expectProblem(422, "invalid");
    answer.expectField("url");
    assertThat(answer.text()).doesNotContain("garbage").doesNotContain("Gateway");
  }

  @Test
  void aWrongTokenIsToldByName() {
    var wrong = body(host.agent(), "x".repeat(32));
    admin.post(CHECK, wrong).expectProblem(422, "invalid").expectField("token");
  }

  @Test
  void onlyAdministratorsMayAsk() {
    var student = FakeHost.as("e175701");
    for (var at : new String[] {CHECK, HOSTS + "/" + host.name() + "/check"}) {
      student.post(at, host.registration()).expectProblem(403, "forbidden");
      FakeHost.console().post(at, host.registration()).expectProblem(401, "not-authenticated");
    }
  }

  private static String body(FakeAgent agent, String token) {
    return Call.json(Map.of("url", agent.url().toString(), "token", token));
  }
}
