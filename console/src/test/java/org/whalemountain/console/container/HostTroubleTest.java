package org.whalemountain.console.container;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.Eventually;
import org.whalemountain.api.contract.Fault;
import org.whalemountain.console.ConsoleTest;
import org.whalemountain.console.FakeHost;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@ConsoleTest
class HostTroubleTest {

  private static final String CONTAINERS = "/api/v1/containers";
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @Inject HostWatch watch;

  private FakeHost host;
  private Call student;
  private String web;

  @BeforeEach
  void begin() {
    host = FakeHost.register();
    student = FakeHost.as("e175703");
    var made = student.post(CONTAINERS, host.order("web", "")).expect(201);
    web = CONTAINERS + "/" + made.json().path("id").asText();
  }

  @AfterEach
  void end() {
    host.agent().behave();
    Eventually.see(
        LIMIT,
        () -> {
          watch.lookAt(host.name());
          return student.delete(web).status();
        },
        status -> status == 204 || status == 404);
    FakeHost.as("e165700").delete("/api/v1/hosts/" + host.name()).expect(204);
    host.close();
  }

  @Test
  void anotherMachineAtTheAddressIsNotUsedUntilTheRightOneIsBack() {
    var right = host.agent().hostId();
    host.agent().becomeHost(UUID.randomUUID().toString());
    watch.lookAt(host.name());
    var before = host.agent().received().size();
    watch.lookAt(host.name());
    assertThat(seenByAdmins().path("trouble").asText()).isEqualTo("identity-changed");
    assertThat(seenByStudents().has("trouble")).isFalse();
    assertThat(status()).isEqualTo("unknown");
    assertThat(detail()).contains("Another machine");
    student.post(web + "/stop").expectProblem(503, "host-unreachable");
    student.post(web + "/exec", "{\"command\":[\"true\"]}").expectProblem(503, "host-unreachable");
    var stranger = FakeHost.as("e175702");
    stranger.get(web + "/stats").expectProblem(404, "not-found");
    stranger.post(web + "/exec", "{\"command\":[\"true\"]}").expectProblem(404, "not-found");
    student.delete(web).expectProblem(503, "host-unreachable");
    student.post(CONTAINERS, host.order("two", "")).expectProblem(503, "host-unreachable");
    watch.lookAt(host.name());
    assertThat(host.agent().received().subList(before, host.agent().received().size()))
        .isNotEmpty()
        .allMatch(call -> call.path().equals("/v1/host"));
    host.agent().becomeHost(right);
    watch.lookAt(host.name());
    assertThat(seenByAdmins().has("trouble")).isFalse();
    Eventually.see(LIMIT, () -> student.get(web).status(), gone -> gone == 404);
  }

  @Test
  void aRefusedTokenIsToldAndHeals() {
    host.agent().acceptToken("u".repeat(32));
    watch.lookAt(host.name());
    assertThat(seenByAdmins().path("trouble").asText()).isEqualTo("token-refused");
    assertThat(status()).isEqualTo("unknown");
    assertThat(detail()).contains("token");
    student.post(CONTAINERS, host.order("two", "")).expectProblem(503, "host-unreachable");
    host.agent().acceptToken("t".repeat(32));
    watch.lookAt(host.name());
    assertThat(seenByAdmins().has("trouble")).isFalse();
    assertThat(status()).isEqualTo("running");
  }

  @Test
  void somethingThatIsNoAgentIsToldAndHeals() {
    host.agent().misbehave(Fault.STRANGER, (method, path) -> true);
    watch.lookAt(host.name());
    assertThat(seenByAdmins().path("trouble").asText()).isEqualTo("not-an-agent");
    assertThat(status()).isEqualTo("unknown");
    host.agent().behave();
    watch.lookAt(host.name());
    assertThat(seenByAdmins().has("trouble")).isFalse();
    assertThat(status()).isEqualTo("running");
  }

  @Test
  void aProxyWithoutItsAgentIsOnlySilent() {
    host.agent().misbehave(Fault.HTML, (method, path) -> true);
    watch.lookAt(host.name());
    assertThat(seenByAdmins().has("trouble")).isFalse();
    assertThat(seenByAdmins().path("unreachableSince").asText()).isNotBlank();
    assertThat(status()).isEqualTo("unknown");
  }

  @Test
  void aRenamedContainerIsSaidToBeOneAndNotTouched() {
    host.agent().rename("e175703-web", "somebodys");
    watch.lookAt(host.name());
    assertThat(status()).isEqualTo("missing");
    assertThat(detail()).contains("somebodys").contains("e175703-web");
    watch.lookAt(host.name());
    assertThat(host.agent().containerNames()).containsExactly("somebodys");
    assertThat(host.agent().received())
        .noneMatch(call -> call.method().equals("DELETE") || call.method().equals("POST"));
    host.agent().rename("somebodys", "e175703-web");
    watch.lookAt(host.name());
    assertThat(status()).isEqualTo("running");
  }

  private String status() {
    return student.get(web).expect(200).json().path("status").asText();
  }

  private String detail() {
    return student.get(web).expect(200).json().path("statusDetail").asText();
  }

  private JsonNode seenByAdmins() {
    return seenBy(FakeHost.as("e165700"));
  }

  private JsonNode seenByStudents() {
    return seenBy(student);
  }

  private JsonNode seenBy(Call somebody) {
    for (var seen : somebody.get("/api/v1/hosts").expect(200).json()) {
      if (seen.path("name").asText().equals(host.name())) {
        return seen;
      }
    }
    throw new AssertionError("the host is not listed");
  }
}
