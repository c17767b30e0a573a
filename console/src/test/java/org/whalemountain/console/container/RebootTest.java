package org.whalemountain.console.container;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.Eventually;
import org.whalemountain.api.contract.FakeAgent.Received;
import org.whalemountain.api.contract.Fault;
import org.whalemountain.console.ConsoleTest;
import org.whalemountain.console.FakeHost;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@ConsoleTest
class RebootTest {

  private static final String CONTAINERS = "/api/v1/containers";
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @Inject HostWatch watch;

  private FakeHost host;
  private Call student;

  @BeforeEach
  void begin() {
    host = FakeHost.register();
    student = FakeHost.as("e175703");
    watch.lookAt(host.name());
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
  @ValueSource(ints = {0, 137, 143})
  void whatRanRunsAgainAndWhatWasStoppedStaysStopped(int exitCode) {
    var runs = make("runs");
    var stopped = make("stopped");
    var ended = make("ended");
    student.post(stopped + "/stop").expect(200);
    host.agent().end("e175703-ended", 0);
    watch.lookAt(host.name());
    host.agent().down();
    watch.lookAt(host.name());
    assertThat(status(runs)).isEqualTo("unknown");
    host.agent().reboot(exitCode);
    host.agent().up();
    watch.lookAt(host.name());
    Eventually.see(LIMIT, () -> status(runs), "running"::equals);
    watch.lookAt(host.name());
    assertThat(status(stopped)).isEqualTo("stopped");
    assertThat(status(ended)).isEqualTo("stopped");
    assertThat(starts()).hasSize(1);
    assertThat(starts().get(0).path()).isEqualTo("/v1/containers/e175703-runs/start");
    assertThat(starts().get(0).epoch()).matches("[0-9a-f-]{36}/[0-9]+");
    assertThat(get(runs).path("wanted").asText()).isEqualTo("running");
  }

  @Test
  void whatEndsBySilentPartitionStaysAsItIs() {
    var web = make("web");
    host.agent().down();
    watch.lookAt(host.name());
    host.agent().end("e175703-web", 0);
    host.agent().up();
    watch.lookAt(host.name());
    watch.lookAt(host.name());
    assertThat(status(web)).isEqualTo("stopped");
    assertThat(starts()).isEmpty();
  }

  @Test
  void aRestartOfTheEngineBetweenTwoLooksIsSeenToo() {
    var web = make("web");
    watch.lookAt(host.name());
    host.agent().reboot(0);
    watch.lookAt(host.name());
    Eventually.see(LIMIT, () -> starts().size(), starts -> starts == 1);
    Eventually.see(LIMIT, () -> status(web), "running"::equals);
    host.agent().end("e175703-web", 0);
    watch.lookAt(host.name());
    watch.lookAt(host.name());
    assertThat(status(web)).isEqualTo("stopped");
    assertThat(starts()).hasSize(1);
  }

  @Test
  void aStartThatWasLostIsTriedAgain() {
    var web = make("web");
    watch.lookAt(host.name());
    host.agent().misbehave(Fault.LOST_REQUEST, (method, path) -> path.endsWith("/start"));
    host.agent().reboot(137);
    watch.lookAt(host.name());
    Eventually.see(LIMIT, () -> status(web), "unknown"::equals);
    host.agent().behave();
    runsAfterSomeLooks(web);
  }

  @Test
  void whatItsOwnerStopsMeanwhileIsNotStarted() {
    var web = make("web");
    watch.lookAt(host.name());
    host.agent().misbehave(Fault.LOST_REQUEST, (method, path) -> path.endsWith("/start"));
    host.agent().reboot(137);
    watch.lookAt(host.name());
    Eventually.see(LIMIT, () -> status(web), "unknown"::equals);
    Eventually.see(LIMIT, () -> student.post(web + "/stop").status(), ok -> ok == 200);
    host.agent().behave();
    var before = starts().size();
    watch.lookAt(host.name());
    watch.lookAt(host.name());
    assertThat(status(web)).isEqualTo("stopped");
    assertThat(starts()).hasSize(before);
  }

  @Test
  void aRestartThatWasCutInTheMiddleIsFinished() {
    var web = make("web");
    watch.lookAt(host.name());
    host.agent().misbehave(Fault.LOST_REQUEST, (method, path) -> path.endsWith("/restart"));
    student.post(web + "/restart").expect(503);
    host.agent().end("e175703-web", 143);
    host.agent().behave();
    watch.lookAt(host.name());
    Eventually.see(LIMIT, () -> status(web), "running"::equals);
    assertThat(starts()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"BUSY", "PORT_TAKEN"})
  void whatARefusedRestartStoppedRunsAgain(Fault refusal) {
    var web = make("web");
    watch.lookAt(host.name());
    host.agent().misbehave(refusal, (method, path) -> path.matches(".*/(re)?start"));
    student.post(web + "/restart").expect(refusal == Fault.BUSY ? 429 : 409);
    host.agent().end("e175703-web", 143);
    watch.lookAt(host.name());
    Eventually.see(LIMIT, () -> starts().size(), starts -> starts == 1);
    host.agent().behave();
    runsAfterSomeLooks(web);
    assertThat(get(web).path("wanted").asText()).isEqualTo("running");
  }

  @Test
  void whatEndedByItselfAfterALostRestartStaysStopped() {
    var web = make("web");
    watch.lookAt(host.name());
    host.agent().misbehave(Fault.LOST_ANSWER, (method, path) -> path.endsWith("/restart"));
    student.post(web + "/restart").expect(503);
    host.agent().behave();
    host.agent().end("e175703-web", 0);
    watch.lookAt(host.name());
    watch.lookAt(host.name());
    assertThat(status(web)).isEqualTo("stopped");
    assertThat(starts()).isEmpty();
  }

  @Test
  void aStopThatWasLostIsCarriedOut() {
    var web = make("web");
    watch.lookAt(host.name());
    host.agent().misbehave(Fault.LOST_REQUEST, (method, path) -> path.endsWith("/stop"));
    student.post(web + "/stop").expect(503);
    assertThat(status(web)).isEqualTo("unknown");
    host.agent().behave();
    watch.lookAt(host.name());
    Eventually.see(LIMIT, () -> status(web), "stopped"::equals);
    watch.lookAt(host.name());
    assertThat(status(web)).isEqualTo("stopped");
    assertThat(starts()).isEmpty();
  }

  @Test
  void aTryThatFindsTheHostSilentDoesNotForgetWhatWasLostBefore() {
    var web = make("web");
    watch.lookAt(host.name());
    host.agent().misbehave(Fault.LOST_REQUEST, (method, path) -> path.endsWith("/restart"));
    student.post(web + "/restart").expect(503);
    host.agent().end("e175703-web", 143);
    host.agent().down();
    student.post(web + "/restart").expect(503);
    host.agent().behave();
    host.agent().up();
    watch.lookAt(host.name());
    Eventually.see(LIMIT, () -> status(web), "running"::equals);
  }

  private String make(String name) {
    var made = student.post(CONTAINERS, host.order(name, ", \"guestPorts\": [80]")).expect(201);
    return CONTAINERS + "/" + made.json().path("id").asText();
  }

  private void runsAfterSomeLooks(String at) {
    Eventually.see(
        LIMIT,
        () -> {
          watch.lookAt(host.name());
          return status(at);
        },
        "running"::equals);
  }

  private List<Received> starts() {
    return host.agent().received().stream().filter(call -> call.path().endsWith("/start")).toList();
  }

  private String status(String at) {
    return get(at).path("status").asText();
  }

  private JsonNode get(String at) {
    return student.get(at).expect(200).json();
  }
}
