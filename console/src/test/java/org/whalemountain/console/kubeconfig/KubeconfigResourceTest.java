package org.whalemountain.console.kubeconfig;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.Eventually;
import org.whalemountain.api.contract.FakeCluster;
import org.whalemountain.api.contract.Fault;
import org.whalemountain.console.ConsoleTest;
import org.whalemountain.console.FakeHost;
import org.whalemountain.console.Outage;
import org.whalemountain.console.RealParts;
import org.whalemountain.console.query.Query;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@ConsoleTest
class KubeconfigResourceTest {

  private static final String KUBECONFIG = "/api/v1/kubeconfig";
  private static final Duration LIMIT = Duration.ofSeconds(30);

  RealParts parts;

  @Inject Query query;

  private FakeHost cluster;
  private FakeHost blade;
  private Call student;
  private String ofCluster;

  @BeforeEach
  void begin() {
    FakeHost.clear(query);
    query.change("UPDATE host SET removed_at = NOW() WHERE report LIKE '%\"kubeconfig\"%'");
    blade = FakeHost.register();
    cluster = clusterHost();
    student = FakeHost.as("e175701");
    ofCluster = KUBECONFIG + "?host=" + cluster.name();
  }

  @AfterEach
  void end() {
    for (var each : new FakeHost[] {cluster, blade}) {
      each.agent().behave();
      FakeHost.as("e165700").delete("/api/v1/hosts/" + each.name());
      each.close();
    }
  }

  @Test
  void everybodyGetsOneForTheirOwnNamespace() {
    for (var account : new String[] {"e175701", "e175702", "e165700"}) {
      var config = FakeHost.as(account).get(KUBECONFIG).expect(200).json();
      assertThat(config.path("host").asText()).isEqualTo(cluster.name());
      assertThat(config.path("namespace").asText()).isEqualTo("wm-" + account);
      assertThat(config.path("server").asText()).startsWith("https://");
      assertThat(config.path("kubeconfig").asText()).startsWith("apiVersion: v1\n");
      assertThat(lifetime(config)).isBetween(Duration.ofMinutes(719), Duration.ofMinutes(720));
    }
    assertThat(cluster.agent().cluster().accounts())
        .containsExactly("e165700", "e175701", "e175702");
  }

  @Test
  void nobodyIsRefusedBeforeAnyHostIsAsked() {
    for (var call : new Call[] {FakeHost.console(), FakeHost.console().as("wm_garbage")}) {
      call.get(ofCluster).expectProblem(401, "not-authenticated");
      call.get(KUBECONFIG + "/file").expectProblem(401, "not-authenticated");
      call.delete(ofCluster).expectProblem(401, "not-authenticated");
    }
    assertThat(cluster.agent().cluster().accounts()).isEmpty();
    assertThat(cluster.agent().cluster().revoked()).isEmpty();
  }

  @Test
  void howLongItIsGoodIsChosen() {
    var config = student.get(ofCluster + "&minutes=60").expect(200).json();
    assertThat(lifetime(config)).isBetween(Duration.ofMinutes(59), Duration.ofMinutes(60));
  }

  @ParameterizedTest
  @ValueSource(strings = {"9", "99999", "-1", "1h", "9999999999"})
  void aTimeThatTheHostDoesNotGiveIsRefused(String minutes) {
    student
        .get(ofCluster + "&minutes=" + minutes)
        .expectProblem(422, "invalid")
        .expectField("minutes");
    assertThat(cluster.agent().cluster().accounts()).isEmpty();
  }

  @Test
  void theFileIsWhatKubectlReads() {
    var file = student.get(KUBECONFIG + "/file?minutes=30").expect(200);
    assertThat(file.header("Content-Type")).startsWith("application/yaml");
    assertThat(file.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"kubeconfig-" + cluster.name() + ".yaml\"");
    assertThat(file.header("Cache-Control")).isEqualTo("no-store");
    assertThat(file.text()).startsWith("apiVersion: v1\n").contains("token: ");
  }

  @Test
  void revokingIsForOneselfAndMayBeRepeated() {
    student.get(ofCluster).expect(200);
    FakeHost.as("e175702").get(ofCluster).expect(200);
    for (var i = 0; i < 2; i++) {
      student.delete(KUBECONFIG).expect(204);
    }
    assertThat(cluster.agent().cluster().accounts()).containsExactly("e175702");
    assertThat(cluster.agent().cluster().revoked()).containsExactly("e175701");
  }

  @Test
  void aDockerHostGivesNoneAndOneThatIsNotThereIsNotFound() {
    var ofBlade = KUBECONFIG + "?host=" + blade.name();
    student.get(ofBlade).expectProblem(409, "wrong-state");
    student.delete(ofBlade).expectProblem(409, "wrong-state");
    student.get(KUBECONFIG + "?host=nowhere").expectProblem(404, "not-found");
    student.delete(KUBECONFIG + "?host=nowhere").expectProblem(404, "not-found");
    FakeHost.as("e165700").delete("/api/v1/hosts/" + cluster.name()).expect(204);
    student.get(KUBECONFIG).expectProblem(409, "wrong-state");
    student.get(ofCluster).expectProblem(404, "not-found");
    assertThat(blade.agent().received()).noneMatch(call -> call.path().contains("kubeconfig"));
  }

  @Test
  void ofSeveralClustersOneIsToBeNamed() {
    var second = clusterHost();
    try {
      var refused = student.get(KUBECONFIG).expectProblem(422, "invalid").expectField("host");
      assertThat(refused.text()).contains(cluster.name(), second.name());
      var config = student.get(KUBECONFIG + "?host=" + second.name()).expect(200).json();
      assertThat(config.path("host").asText()).isEqualTo(second.name());
    } finally {
      FakeHost.as("e165700").delete("/api/v1/hosts/" + second.name()).expect(204);
      second.close();
    }
  }

  @Test
  void whereTheAgentIsDownNothingIsGiven() {
    cluster.agent().down();
    student.get(ofCluster).expectProblem(503, "host-unreachable");
    student.delete(ofCluster).expectProblem(503, "host-unreachable");
    cluster.agent().up();
    student.get(ofCluster).expect(200);
  }

  @ParameterizedTest
  @EnumSource(names = {"LOST_REQUEST", "LOST_ANSWER", "HTML", "GARBAGE", "STRANGER"})
  void anAnswerThatIsNoneIsAProblem(Fault fault) {
    cluster.agent().misbehave(fault, (method, path) -> path.contains("kubeconfig"));
    var answer = student.get(ofCluster);
    assertThat(answer.status()).as(answer.text()).isIn(502, 503);
    assertThat(answer.json().path("code").asText()).isIn("engine-failed", "host-unreachable");
  }

  @Test
  void issueAndRevokeAreNotedAndTheTokenIsNot() {
    var account = "e175702";
    var since = Instant.now().minusSeconds(1).toString();
    var other = FakeHost.as(account);
    var text = other.get(ofCluster).expect(200).json().path("kubeconfig").asText();
    other.get(KUBECONFIG + "/file").expect(200);
    other.delete(ofCluster).expect(204);
    var rows =
        Eventually.see(
            LIMIT,
            () -> other.get("/api/v1/audit?since=" + since).expect(200).json(),
            seen -> seen.findValuesAsText("host").lastIndexOf(cluster.name()) >= 2);
    assertThat(rows)
        .filteredOn(row -> row.path("host").asText().equals(cluster.name()))
        .extracting(row -> row.path("action").asText())
        .containsExactly("DELETE /kubeconfig", "GET /kubeconfig/file", "GET /kubeconfig");
    for (var row : rows) {
      if (row.path("host").asText().equals(cluster.name())) {
        assertThat(row.path("target").asText()).isEqualTo(account);
      }
    }
    var token = text.replaceAll("(?s).*token: ([0-9a-f-]+).*", "$1");
    assertThat(token).hasSize(36);
    assertThat(rows.toString()).doesNotContain(token);
  }

  @Test
  void whereTheDatabaseDiesMeanwhileTheIssueIsNotedWhenItIsBack() {
    var since = Instant.now().minusSeconds(1).toString();
    Outage.during(parts, cluster.agent(), "GET /v1/kubeconfig", () -> student.get(ofCluster))
        .expect(200);
    var noted = "/api/v1/audit?action=GET+/kubeconfig&outcome=done&since=" + since;
    var row =
        Eventually.see(LIMIT, () -> student.get(noted).expect(200).json(), rows -> rows.size() == 1)
            .get(0);
    assertThat(row.path("host").asText()).isEqualTo(cluster.name());
    assertThat(Instant.parse(row.path("at").asText()))
        .isBetween(Instant.parse(since), Instant.now());
    student.delete(ofCluster).expect(204);
  }

  private static FakeHost clusterHost() {
    var host = FakeHost.unregistered();
    host.agent().cluster().begin(guest -> FakeCluster.FIRST_PORT + guest);
    FakeHost.as("e165700").post("/api/v1/hosts", host.registration()).expect(201);
    return host;
  }

  private static Duration lifetime(JsonNode config) {
    return Duration.between(Instant.now(), Instant.parse(config.path("expiresAt").asText()));
  }
}
