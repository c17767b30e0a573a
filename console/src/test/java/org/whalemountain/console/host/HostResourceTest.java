package org.whalemountain.console.host;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.Eventually;
import org.whalemountain.api.contract.FakeAgent;
import org.whalemountain.api.contract.Fault;
import org.whalemountain.console.ConsoleTest;
import org.whalemountain.console.FakeHost;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@ConsoleTest
class HostResourceTest {

  private static final String TOKEN = "t".repeat(32);
  private static final String HOSTS = "/api/v1/hosts";

  private FakeHost host;
  private Call admin;

  @BeforeEach
  void begin() {
    host = FakeHost.register();
    admin = FakeHost.as("e165700");
  }

  @AfterEach
  void end() {
    host.close();
    admin.delete(HOSTS + "/" + host.name());
  }

  @Test
  void administratorsSeeAllButSecrets() {
    var text = admin.get(HOSTS).expect(200).text();
    assertThat(text).doesNotContain("t".repeat(32)).contains(host.agent().hostId(), "checks");
  }

  @Test
  void studentsSeeNamesKindsAndWhatIsFreeAndPossible() {
    for (var seen : FakeHost.as("e175701").get(HOSTS).expect(200).json()) {
      assertThat(seen.fieldNames())
          .toIterable()
          .containsOnly("name", "kind", "state", "free", "capabilities");
    }
    FakeHost.as("e175701").post(HOSTS, host.registration()).expectProblem(403, "forbidden");
    FakeHost.as("e175701").delete(HOSTS + "/" + host.name()).expectProblem(403, "forbidden");
    FakeHost.console().get(HOSTS).expectProblem(401, "not-authenticated");
  }

  @Test
  void oneEngineIsRegisteredOnce() {
    refusedAsKnown(host.registration(), "This blade is registered already, as " + host.name());
    var renamed = host.registration().replace(host.name(), "other");
    refusedAsKnown(renamed, "This blade is registered already, as " + host.name());
    try (var twin = FakeAgent.start(host.agent().hostId(), TOKEN)) {
      var moved = renamed.replace(host.agent().url().toString(), twin.url().toString());
      refusedAsKnown(moved, "This blade is registered already, as " + host.name());
    }
    assertThat(admin.get(HOSTS).text()).doesNotContain("\"other\"");
  }

  @Test
  void aNameAndAUrlBelongToOneHost() {
    try (var other = FakeAgent.start(TOKEN)) {
      var named =
          host.registration().replace(host.agent().url().toString(), other.url().toString());
      refusedAsKnown(named, "There is a host named " + host.name());
    }
    var url = host.agent().url();
    host.agent().down();
    try (var other = FakeAgent.start("another-engine", TOKEN, url.getPort())) {
      assertThat(other.url()).isEqualTo(url);
      var renamed = host.registration().replace(host.name(), "other");
      refusedAsKnown(renamed, "This URL is that of the host " + host.name());
    }
    host.agent().up();
  }

  @Test
  void anOldAgentIsSaidSoAndOneOfAnotherContractIsRefused() {
    try (var old = FakeAgent.start(TOKEN)) {
      old.version("0.0.9");
      var wish = Call.json(Map.of("name", "old1", "url", old.url().toString(), "token", TOKEN));
      var found = admin.post(HOSTS + "/check", wish).expect(200).json();
      assertThat(found.path("warnings").toString()).isEqualTo("[\"agent-older\"]");
      old.version("99.0.0");
      var refused = admin.post(HOSTS, wish).expectProblem(422, "invalid").expectField("url");
      assertThat(refused.text()).doesNotContain("99.0.0");
      old.version("0.0.9");
      var added = admin.post(HOSTS, wish).expect(201).json();
      assertThat(added.path("warnings").toString()).contains("agent-older");
      admin.delete(HOSTS + "/old1").expect(204);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          {"name":"Bad","url":"http://127.0.0.1:1","token":"secret"}             | 422 | invalid          | name
          {"name":"b1","url":"http://u:p@127.0.0.1:1","token":"secret"}          | 422 | invalid          | url
          {"name":"b1","url":"ftp://127.0.0.1:1","token":"secret"}               | 422 | invalid          | url
          {"name":"b1","url":"http://169.254.169.254","token":"secret"}          | 422 | invalid          | url
          {"name":"b1","url":"http://no-such-host.invalid","token":"secret"}     | 422 | invalid          | url
          {"name":"b1","url":"http://127.0.0.1:1","token":"secret b"}            | 422 | invalid          | token
          {"name":"b1","url":"http://127.0.0.1:1","token":"secret","certificate":"x"} | 422 | invalid     | certificate
          {"name":"b1","url":"http://127.0.0.1:1","token":"secret","address":"a b"}   | 422 | invalid     | address
          {"name":"b1","url":"http://127.0.0.1:1","token":"secret"}              | 503 | host-unreachable |
          {"name":"b1","url":"http://127.0.0.1:1","token":"secret","x":1}        | 400 | malformed        | x
          """)
  void aBadRegistrationIsToldAndNothingIsRegistered(
      String body, int status, String code, String field) {
    var since = Instant.now();
    var answer = admin.post(HOSTS, body).expectProblem(status, code);
    if (field != null) {
      answer.expectField(field);
    }
    assertThat(admin.get(HOSTS).text()).doesNotContain("\"b1\"");
    requireAuditedWithoutToken(since, status, code);
  }

  @ParameterizedTest
  @CsvSource({"GARBAGE", "EMPTY_LIST", "HTML", "REDIRECT"})
  void whatIsNoAgentIsNotEchoed(Fault fault) {
    host.agent().misbehave(fault, (method, path) -> true);
    var since = Instant.now();
    var other = host.registration().replace(host.name(), "other");
    var answer = admin.post(HOSTS, other).expectProblem(422, "invalid").expectField("url");
    assertThat(answer.text()).doesNotContain("garbage").doesNotContain("Gateway");
    requireAuditedWithoutToken(since, 422, "invalid");
  }

  @Test
  void aWrongTokenIsToldByName() {
    var wrong = host.registration().replace("t".repeat(32), "x".repeat(32));
    admin
        .post(HOSTS, wrong.replace(host.name(), "other"))
        .expectProblem(422, "invalid")
        .expectField("token");
    admin
        .send(
            "PATCH",
            HOSTS + "/" + host.name(),
            "application/json",
            "{\"token\":\"x\"}".getBytes(UTF_8))
        .expectProblem(422, "invalid")
        .expectField("token");
  }

  @Test
  void aDrainedHostTakesNothingNewAndOneInUseStays() {
    var student = FakeHost.as("e175701");
    var id =
        student
            .post("/api/v1/containers", host.order("web", ""))
            .expect(201)
            .json()
            .path("id")
            .asText();
    var drained = patch("{\"state\":\"draining\"}").expect(200).json();
    assertThat(drained.path("state").asText()).isEqualTo("draining");
    assertThat(drained.path("containers").asInt()).isEqualTo(1);
    student
        .post("/api/v1/containers", host.order("two", ""))
        .expectProblem(422, "invalid")
        .expectField("host");
    admin.delete(HOSTS + "/" + host.name()).expectProblem(409, "wrong-state");
    student.delete("/api/v1/containers/" + id).expect(204);
    admin.delete(HOSTS + "/" + host.name()).expect(204);
    admin.delete(HOSTS + "/" + host.name()).expectProblem(404, "not-found");
    patch("{\"state\":\"asleep\"}").expectProblem(422, "invalid").expectField("state");
  }

  private void refusedAsKnown(String registration, String why) {
    var since = Instant.now();
    var refused = admin.post(HOSTS, registration).expectProblem(409, "host-exists");
    assertThat(refused.json().path("detail").asText()).contains(why);
    requireAuditedWithoutToken(since, 409, "host-exists");
  }

  /** Rows are written a moment later. */
  private void requireAuditedWithoutToken(Instant since, int status, String code) {
    var query = "/api/v1/audit?action=POST%20/hosts&account=e165700&since=" + since;
    var rows =
        Eventually.see(
            Duration.ofSeconds(20),
            () -> admin.get(query).expect(200),
            found -> !found.json().isEmpty());
    var row = rows.json().get(0);
    assertThat(row.path("status").asInt()).isEqualTo(status);
    assertThat(row.path("code").asText()).isEqualTo(code);
    assertThat(rows.text()).doesNotContain(TOKEN).doesNotContain("u:p").doesNotContain("secret");
  }

  private Call.Answer patch(String body) {
    return admin.send("PATCH", HOSTS + "/" + host.name(), "application/json", body.getBytes(UTF_8));
  }
}
