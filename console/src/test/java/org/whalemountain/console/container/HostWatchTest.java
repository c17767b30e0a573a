package org.whalemountain.console.container;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.whalemountain.api.container.ContainerStatus;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.Eventually;
import org.whalemountain.api.contract.Fault;
import org.whalemountain.console.ConsoleTest;
import org.whalemountain.console.FakeHost;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@ConsoleTest
class HostWatchTest {

  private static final String CONTAINERS = "/api/v1/containers";
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @Inject HostWatch watch;

  private FakeHost host;
  private Call student;

  @BeforeEach
  void begin() {
    host = FakeHost.register();
    student = FakeHost.as("e175703");
  }

  @AfterEach
  void end() {
    host.agent().behave();
    for (var container : student.get(CONTAINERS).json()) {
      student.delete(CONTAINERS + "/" + container.path("id").asText()).expect(204);
    }
    FakeHost.as("e165700").delete("/api/v1/hosts/" + host.name()).expect(204);
    host.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"LOST_ANSWER", "LOST_REQUEST", "HANG", "DRIP", "HTML", "GARBAGE"})
  void aCreateWhoseAnswerWasLostIsSettledByTheNextLook(Fault fault) {
    host.agent().misbehave(fault, (method, path) -> method.equals("PUT"));
    var answer = student.post(CONTAINERS, host.order("web", ", \"guestPorts\": [80]")).expect(202);
    assertThat(answer.json().path("status").asText()).isEqualTo("unknown");
    assertThat(answer.json().path("statusDetail").asText()).isNotBlank();
    host.agent().behave();
    look(answer, web -> web.path("status").asText().equals("running"));
    assertThat(host.agent().containerNames()).containsExactly("e175703-web");
    assertThat(get(answer).path("ports")).isEqualTo(answer.json().path("ports"));
  }

  @Test
  void aPortThatIsInUseIsReplaced() {
    host.agent().misbehave(Fault.PORT_TAKEN, new Times(2, "PUT"));
    var web =
        student.post(CONTAINERS, host.order("web", ", \"guestPorts\": [80]")).expect(201).json();
    assertThat(web.path("status").asText()).isEqualTo("running");
    host.agent().misbehave(Fault.PORT_TAKEN, (method, path) -> method.equals("PUT"));
    student
        .post(CONTAINERS, host.order("two", ", \"guestPorts\": [80]"))
        .expectProblem(409, "port-taken");
    assertThat(student.get(CONTAINERS).json()).hasSize(1);
  }

  @Test
  void aSilentHostMakesContainersUnknownAndItsReturnKnown() {
    var web = student.post(CONTAINERS, host.order("web", "")).expect(201);
    host.agent().down();
    watch.lookAt(host.name());
    var unknown = get(web);
    assertThat(unknown.path("status").asText()).isEqualTo("unknown");
    assertThat(unknown.path("statusSince").asText()).isNotBlank();
    assertThat(asUsersSeeIt().path("unreachableSince").asText()).isNotBlank();
    student.post(at(web) + "/stop").expectProblem(503, "host-unreachable");
    assertThat(get(web).path("wanted").asText()).isEqualTo("running");
    student.post(CONTAINERS, host.order("two", "")).expectProblem(503, "host-unreachable");
    assertThat(student.get(CONTAINERS).json()).hasSize(1);
    host.agent().up();
    watch.lookAt(host.name());
    assertThat(get(web).path("status").asText()).isEqualTo("running");
    assertThat(asUsersSeeIt().has("unreachableSince")).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"HANG", "DRIP", "HTML", "GARBAGE"})
  void aLookThatFailsConcludesNothing(Fault fault) {
    var web = student.post(CONTAINERS, host.order("web", "")).expect(201);
    host.agent().misbehave(fault, (method, path) -> method.equals("GET"));
    watch.lookAt(host.name());
    watch.lookAt(host.name());
    assertThat(get(web).path("status").asText()).isEqualTo("unknown");
    host.agent().behave();
    watch.lookAt(host.name());
    assertThat(get(web).path("status").asText()).isEqualTo("running");
  }

  @Test
  void anEmptyListIsNotBelievedAtOnce() {
    var web = student.post(CONTAINERS, host.order("web", "")).expect(201);
    host.agent().misbehave(Fault.EMPTY_LIST, (method, path) -> path.equals("/v1/containers"));
    watch.lookAt(host.name());
    assertThat(get(web).path("status").asText()).isEqualTo("running");
    host.agent().behave();
    watch.lookAt(host.name());
    host.agent().lose("e175703-web");
    watch.lookAt(host.name());
    assertThat(get(web).path("status").asText()).isEqualTo("running");
    watch.lookAt(host.name());
    assertThat(get(web).path("status").asText()).isEqualTo("missing");
    student.post(at(web) + "/start").expectProblem(409, "container-missing");
    student
        .post(at(web) + "/exec", "{\"command\":[\"true\"]}")
        .expectProblem(409, "container-missing");
    assertThat(host.agent().containerNames()).isEmpty();
  }

  @Test
  void aHungHostDelaysNobodyAndCallsDoNotPileUp() {
    try (var hung = FakeHost.register()) {
      hung.agent().misbehave(Fault.HANG, (method, path) -> true);
      var web = student.post(CONTAINERS, host.order("web", "")).expect(201);
      host.agent().set("e175703-web", ContainerStatus.STOPPED);
      var before = hung.agent().received().size();
      for (var i = 0; i < 20; i++) {
        watch.tick();
      }
      Eventually.see(
          Duration.ofSeconds(4), () -> get(web).path("status").asText(), "stopped"::equals);
      assertThat(hung.agent().received().size() - before).isBetween(1, 3);
      hung.agent().behave();
      FakeHost.as("e165700").delete("/api/v1/hosts/" + hung.name()).expect(204);
    }
  }

  @Test
  void whatHappensOnTheHostIsSeen() {
    var web = student.post(CONTAINERS, host.order("web", "")).expect(201);
    host.agent().set("e175703-web", ContainerStatus.STOPPED);
    watch.lookAt(host.name());
    assertThat(get(web).path("status").asText()).isEqualTo("stopped");
    assertThat(get(web).path("wanted").asText()).isEqualTo("running");
  }

  @Test
  void aDeletionThatCouldNotReachTheHostIsMadeUpFor() {
    var web = student.post(CONTAINERS, host.order("web", ", \"guestPorts\": [80]")).expect(201);
    host.agent().down();
    var refused = student.delete(at(web)).expectProblem(503, "host-unreachable");
    assertThat(refused.json().path("detail").asText()).contains(host.name(), "will be deleted");
    assertThat(refused.header("Retry-After")).isNotNull();
    assertThat(get(web).path("status").asText()).isEqualTo("deleting");
    student.post(CONTAINERS, host.order("web", "")).expect(409);
    host.agent().up();
    watch.lookAt(host.name());
    Eventually.see(LIMIT, () -> student.get(at(web)).status(), status -> status == 404);
    assertThat(host.agent().containerNames()).isEmpty();
    student.post(CONTAINERS, host.order("web", "")).expect(201);
  }

  @Test
  void aDeletionWhoseAnswerWasLostIsMadeUpFor() {
    var web = student.post(CONTAINERS, host.order("web", "")).expect(201);
    host.agent().misbehave(Fault.LOST_ANSWER, (method, path) -> method.equals("DELETE"));
    student.delete(at(web)).expectProblem(503, "host-unreachable");
    host.agent().behave();
    watch.lookAt(host.name());
    Eventually.see(LIMIT, () -> student.get(at(web)).status(), status -> status == 404);
  }

  @Test
  void aStopWhoseAnswerWasLostIsSettledByTheNextLook() {
    var web = student.post(CONTAINERS, host.order("web", "")).expect(201);
    host.agent().misbehave(Fault.LOST_ANSWER, (method, path) -> path.endsWith("/stop"));
    student.post(at(web) + "/stop").expectProblem(503, "host-unreachable");
    assertThat(get(web).path("status").asText()).isEqualTo("unknown");
    host.agent().behave();
    look(web, seen -> seen.path("status").asText().equals("stopped"));
    assertThat(get(web).path("wanted").asText()).isEqualTo("stopped");
  }

  private JsonNode asUsersSeeIt() {
    for (var seen : student.get("/api/v1/hosts").expect(200).json()) {
      if (seen.path("name").asText().equals(host.name())) {
        return seen;
      }
    }
    throw new AssertionError("the host is not listed");
  }

  private void look(Call.Answer created, Predicate<JsonNode> until) {
    Eventually.see(
        LIMIT,
        () -> {
          watch.lookAt(host.name());
          return get(created);
        },
        until);
  }

  private JsonNode get(Call.Answer created) {
    return student.get(at(created)).expect(200).json();
  }

  private static String at(Call.Answer created) {
    return CONTAINERS + "/" + created.json().path("id").asText();
  }
}
