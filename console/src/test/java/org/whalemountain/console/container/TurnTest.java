package org.whalemountain.console.container;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.container.ContainerStatus;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.Eventually;
import org.whalemountain.console.ConsoleTest;
import org.whalemountain.console.FakeHost;
import org.whalemountain.console.lease.Installation;
import org.whalemountain.console.lease.Leases;
import org.whalemountain.console.lease.OtherConsole;

import static org.assertj.core.api.Assertions.assertThat;

/** Two consoles on one database: the other one is a second holder of leases. */
@QuarkusTest
@ConsoleTest
class TurnTest {

  private static final String CONTAINERS = "/api/v1/containers";
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @Inject HostWatch watch;
  @Inject Settlement settlement;
  @Inject Installation installation;
  @Inject EntityManager database;
  @Inject Leases leases;

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

  @Test
  void aConsoleThatSleptPastItsTurnWritesAndCallsNothingMore() {
    var web = make();
    var lease = "test " + UUID.randomUUID();
    assertThat(leases.take(lease, Duration.ofSeconds(1))).isTrue();
    var slept = turn(leases, lease);
    var other = OtherConsole.on(database);
    Eventually.see(LIMIT, () -> other.take(lease, Duration.ofMinutes(1)), Boolean::booleanValue);
    assertThat(slept.isOver()).isTrue();
    assertThat(turn(other, lease).epoch()).isGreaterThan(slept.epoch());

    host.agent().set("e175703-web", ContainerStatus.STOPPED);
    var changed = sinceNow();
    watch.lookAt(host.name(), slept);
    settlement.delete(host.name(), Map.of(id(web), "e175703-web"), slept);
    watch.lookAt(host.name(), turn(other, lease));
    assertThat(status(web)).isEqualTo("stopped");
    assertThat(changes(changed)).isZero();
    assertThat(host.agent().containerNames()).containsExactly("e175703-web");
  }

  @Test
  void anAgentRefusesTheOlderNumberAndThatOnlyEndsTheRound() {
    var web = make();
    var newest = watch.turn().orElseThrow();
    var older = new Turn(leases, newest.lease(), newest.installation(), newest.epoch());
    var agentOf = new Turn(leases, newest.lease(), newest.installation(), newest.epoch() + 1000);
    host.agent().down();
    student.delete(web).expectProblem(503, "host-unreachable");
    host.agent().up();
    host.agent().remember(agentOf.text());
    settlement.delete(host.name(), Map.of(id(web), "e175703-web"), older);
    Eventually.see(LIMIT, this::refusals, refusals -> refusals > 0);
    assertThat(status(web)).isEqualTo("deleting");
    assertThat(host.agent().containerNames()).containsExactly("e175703-web");
    host.agent().remember(null);
    Eventually.see(
        LIMIT,
        () -> {
          watch.lookAt(host.name());
          return student.get(web).status();
        },
        gone -> gone == 404);
  }

  private Turn turn(Leases holder, String lease) {
    var epoch = QuarkusTransaction.requiringNew().call(() -> holder.epoch(lease)).orElseThrow();
    return new Turn(holder, lease, installation.id(), epoch);
  }

  private long refusals() {
    return host.agent().received().stream()
        .filter(call -> call.method().equals("DELETE") && call.epoch() != null)
        .count();
  }

  private int sinceNow() {
    return host.agent().received().size();
  }

  private long changes(int from) {
    var all = host.agent().received();
    return all.subList(from, all.size()).stream()
        .filter(call -> !call.method().equals("GET"))
        .count();
  }

  private String make() {
    var made = student.post(CONTAINERS, host.order("web", "")).expect(201);
    return CONTAINERS + "/" + made.json().path("id").asText();
  }

  private static String id(String at) {
    return at.substring(at.lastIndexOf('/') + 1);
  }

  private String status(String at) {
    return student.get(at).expect(200).json().path("status").asText();
  }
}
