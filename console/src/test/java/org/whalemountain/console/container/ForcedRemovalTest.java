package org.whalemountain.console.container;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.Eventually;
import org.whalemountain.api.contract.FakeAgent;
import org.whalemountain.console.ConsoleTest;
import org.whalemountain.console.FakeHost;
import org.whalemountain.console.query.Query;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@ConsoleTest
class ForcedRemovalTest {

  private static final String CONTAINERS = "/api/v1/containers";
  private static final String HOSTS = "/api/v1/hosts";
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @Inject HostWatch watch;
  @Inject Query query;

  private FakeHost host;
  private Call student;
  private Call admin;

  @BeforeEach
  void begin() {
    host = FakeHost.register();
    student = FakeHost.as("e175703");
    admin = FakeHost.as("e165700");
  }

  @AfterEach
  void end() {
    for (var each : admin.get(HOSTS).json()) {
      admin.delete(HOSTS + "/" + each.path("name").asText() + "?force=true").expect(204);
    }
    for (var container : student.get(CONTAINERS).json()) {
      student.delete(CONTAINERS + "/" + container.path("id").asText()).expect(204);
    }
    host.close();
  }

  @Test
  void containersStayAsUnknownAndAreFoundAgain() {
    var web = create("web");
    var refused = admin.delete(HOSTS + "/" + host.name()).expectProblem(409, "wrong-state");
    assertThat(refused.json().path("detail").asText()).contains(" 1 ", "force");
    remove();
    assertThat(admin.get(HOSTS).text()).doesNotContain(host.name());
    var left = get(web);
    assertThat(left.path("status").asText()).isEqualTo("unknown");
    assertThat(left.path("statusDetail").asText()).contains(host.name(), "was removed");
    assertThat(left.path("notice").path("reason").asText()).isEqualTo("removed");
    assertThat(host.agent().containerNames()).containsExactly("e175703-web");

    admin.post(HOSTS, host.registration()).expect(201);
    watch.lookAt(host.name());
    assertThat(get(web).path("status").asText()).isEqualTo("running");
    assertThat(get(web).path("ports")).isEqualTo(left.path("ports"));
    assertThat(get(web).path("notice").isNull()).isTrue();
  }

  @Test
  void nobodyIsCalledAndStrangersLearnNothing() {
    var web = create("web");
    remove();
    var called = host.agent().received().size();
    for (var verb : new String[] {"start", "stop", "restart"}) {
      var answer = student.post(at(web) + "/" + verb).expectProblem(503, "host-unreachable");
      assertThat(answer.json().path("detail").asText()).contains(host.name(), "was removed");
    }
    student
        .post(at(web) + "/exec", "{\"command\":[\"true\"]}")
        .expectProblem(503, "host-unreachable");
    student.get(at(web) + "/stats").expectProblem(503, "host-unreachable");
    student.get(at(web) + "/logs").expectProblem(503, "host-unreachable");
    admin.post(HOSTS + "/" + host.name() + "/check").expectProblem(404, "not-found");
    admin.delete(HOSTS + "/" + host.name() + "?force=true").expectProblem(404, "not-found");
    student.post(CONTAINERS, host.order("two", "")).expectProblem(422, "invalid");
    assertThat(host.agent().received()).hasSize(called);
    var stranger = FakeHost.as("e175702");
    stranger.post(at(web) + "/stop").expectProblem(404, "not-found");
    stranger.get(at(web) + "/stats").expectProblem(404, "not-found");
    assertThat(get(web).path("wanted").asText()).isEqualTo("running");
  }

  @Test
  void whatItsOwnerForgotIsDeletedWhenTheHostIsBackAndHeldUntilThen() {
    var web = create("web");
    var port = web.path("ports").get(0).path("host").asInt();
    remove();
    student.delete(at(web)).expect(204);
    student.get(at(web)).expectProblem(404, "not-found");
    assertThat(student.get(CONTAINERS).json()).isEmpty();
    assertThat(held(port)).isEqualTo(web.path("id").asText());

    admin.post(HOSTS, host.registration()).expect(201);
    assertThat(held(port)).isEqualTo(web.path("id").asText());
    watch.lookAt(host.name());
    Eventually.see(LIMIT, () -> host.agent().containerNames().size(), left -> left == 0);
    Eventually.see(LIMIT, () -> held(port), "nobody"::equals);
    assertThat(seen(host.name()).path("containers").asInt()).isZero();
  }

  @Test
  void whatIsForgottenAndNotThereAnyMoreIsFreedAfterTwoLooks() {
    var web = create("web");
    var port = web.path("ports").get(0).path("host").asInt();
    remove();
    student.delete(at(web)).expect(204);
    host.agent().lose("e175703-web");
    admin.post(HOSTS, host.registration()).expect(201);
    watch.lookAt(host.name());
    assertThat(held(port)).isEqualTo(web.path("id").asText());
    watch.lookAt(host.name());
    assertThat(held(port)).isEqualTo("nobody");
  }

  @Test
  void aDeletionThatWaitedForTheHostIsStillMadeUpFor() {
    var web = create("web");
    host.agent().down();
    student.delete(at(web)).expectProblem(503, "host-unreachable");
    remove();
    student.get(at(web)).expectProblem(404, "not-found");
    host.agent().up();
    admin.post(HOSTS, host.registration()).expect(201);
    watch.lookAt(host.name());
    Eventually.see(LIMIT, () -> host.agent().containerNames().size(), left -> left == 0);
  }

  @Test
  void itComesBackUnderAnotherNameAndUrl() {
    var web = create("web");
    remove();
    try (var moved = FakeAgent.start(host.agent().hostId(), "t".repeat(32))) {
      var name = FakeHost.fresh();
      var found = admin.post(HOSTS + "/check", registration(name, moved.url())).expect(200).json();
      assertThat(found.path("formerly").asText()).isEqualTo(host.name());
      assertThat(found.path("registeredAs").isNull()).isTrue();
      admin.post(HOSTS, registration(name, moved.url())).expect(201);
      assertThat(get(web).path("host").asText()).isEqualTo(name);
      assertThat(seen(name).path("containers").asInt()).isEqualTo(1);
      watch.lookAt(name);
      watch.lookAt(name);
      // The new machine has its identity, but nothing on it: that is told, not made up for.
      assertThat(get(web).path("status").asText()).isEqualTo("missing");
    }
  }

  @Test
  void itsNameIsFreeForAnotherBlade() {
    var web = create("web");
    remove();
    try (var other = FakeAgent.start("t".repeat(32))) {
      admin.post(HOSTS, registration(host.name(), other.url())).expect(201);
      var left = get(web);
      assertThat(left.path("status").asText()).isEqualTo("unknown");
      assertThat(left.path("host").asText()).startsWith(host.name() + "~");
      assertThat(seen(host.name()).path("containers").asInt()).isZero();
      assertThat(seen(host.name()).path("hostId").asText()).isEqualTo(other.hostId());
      watch.lookAt(host.name());
      watch.lookAt(host.name());
      assertThat(get(web).path("status").asText()).isEqualTo("unknown");
      assertThat(other.containerNames()).isEmpty();

      admin.post(HOSTS, registration("again" + host.name(), host.agent().url())).expect(201);
      watch.lookAt("again" + host.name());
      assertThat(get(web).path("status").asText()).isEqualTo("running");
      assertThat(get(web).path("host").asText()).isEqualTo("again" + host.name());
    }
  }

  @Test
  void whatIsLeftCountsUntilItsOwnerForgetsIt() {
    var web = create("web");
    remove();
    try (var other = FakeAgent.start("t".repeat(32))) {
      var name = FakeHost.fresh();
      admin.post(HOSTS, registration(name, other.url())).expect(201);
      var order = host.order("web", "").replace(host.name(), name);
      student.post(CONTAINERS, order).expectProblem(409, "name-taken");
      student.delete(at(web)).expect(204);
      student.post(CONTAINERS, order).expect(201);
    }
  }

  @Test
  void oneThatComesBackTakesNothingNewBeforeItWasLookedAt() {
    var web = create("web");
    remove();
    student.delete(at(web)).expect(204);
    admin.post(HOSTS, host.registration()).expect(201);
    student.post(CONTAINERS, host.order("web", "")).expectProblem(503, "host-unreachable");
    watch.lookAt(host.name());
    Eventually.see(LIMIT, () -> host.agent().containerNames().size(), left -> left == 0);
    student.post(CONTAINERS, host.order("web", "")).expect(201);
  }

  private JsonNode create(String name) {
    return student.post(CONTAINERS, host.order(name, ", \"guestPorts\": [80]")).expect(201).json();
  }

  private void remove() {
    admin.delete(HOSTS + "/" + host.name() + "?force=true").expect(204);
  }

  private JsonNode get(JsonNode container) {
    return student.get(at(container)).expect(200).json();
  }

  private JsonNode seen(String name) {
    for (var each : admin.get(HOSTS).expect(200).json()) {
      if (each.path("name").asText().equals(name)) {
        return each;
      }
    }
    throw new AssertionError(name + " is not listed");
  }

  /** Which container has the port, of whichever host. */
  private String held(int port) {
    return query
        .first(
            "SELECT COALESCE(MAX(container_id), 'nobody') AS held FROM reserved_port WHERE port = ?",
            row -> row.getString("held"),
            port)
        .orElseThrow();
  }

  private static String registration(String name, URI url) {
    return Call.json(Map.of("name", name, "url", url.toString(), "token", "t".repeat(32)));
  }

  private static String at(JsonNode container) {
    return CONTAINERS + "/" + container.path("id").asText();
  }
}
