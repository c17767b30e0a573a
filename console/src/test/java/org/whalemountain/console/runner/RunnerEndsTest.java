package org.whalemountain.console.runner;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.Fault;
import org.whalemountain.console.ConsoleTest;
import org.whalemountain.console.FakeHost;
import org.whalemountain.console.Outage;
import org.whalemountain.console.RealParts;
import org.whalemountain.console.query.Query;

import static org.assertj.core.api.Assertions.assertThat;

/** A host with runners is removed by force, and something fails while they are ended. */
@QuarkusTest
@ConsoleTest
class RunnerEndsTest {

  private static final String HOSTS = "/api/v1/hosts";
  private static final String RUNNER = "/api/v1/runner";
  private static final String BODY =
      "{\"gitlabUrl\":\"https://gitlab.example.ac.jp\",\"token\":\"glrt-0123456789abcdef\"}";
  private static final List<String> OWNERS = List.of("e175701", "e175702");

  RealParts parts;

  @Inject Query query;
  @Inject RunnerWatch watch;

  private FakeHost host;
  private Call admin;

  @BeforeEach
  void begin() {
    FakeHost.clear(query);
    query.change("DELETE FROM runner");
    host = FakeHost.unregistered();
    host.agent().runners().offer(true);
    admin = FakeHost.as("e165700");
    admin.post(HOSTS, host.registration()).expect(201);
    OWNERS.forEach(owner -> FakeHost.as(owner).put(RUNNER, BODY).expect(200));
  }

  @AfterEach
  void end() {
    query.change("DELETE FROM runner");
    host.agent().behave();
    admin.delete(HOSTS + "/" + host.name() + "?force=true");
    host.close();
  }

  @Test
  void whereTheDatabaseDiesTheHostStaysAndTheNextCallRemovesIt() {
    Outage.during(parts, host.agent(), "DELETE /v1/runners/", this::remove)
        .expectProblem(503, "database-unavailable");
    assertThat(admin.get(HOSTS).expect(200).text()).contains(host.name());
    remove().expect(204);
    assertThat(host.agent().runners().accounts()).isEmpty();
    assertThat(known()).isEmpty();
    assertThat(admin.get(HOSTS).expect(200).text()).doesNotContain(host.name());
  }

  @Test
  void whereAnAnswerIsLostTheRunnerIsKnownUntilItsHostIsBackAndTellsThatItIsGone() {
    host.agent()
        .misbehave(
            Fault.LOST_ANSWER,
            (method, path) -> method.equals("DELETE") && path.endsWith(OWNERS.get(0)));
    remove().expect(204);
    host.agent().behave();
    assertThat(host.agent().runners().accounts()).isEmpty();
    assertThat(known()).containsExactly(OWNERS.get(0));
    admin.post(HOSTS, host.registration()).expect(201);
    watch.tick();
    var left = FakeHost.as(OWNERS.get(0)).get(RUNNER).expect(200).json();
    assertThat(left.path("state").asText()).isEqualTo("missing");
    FakeHost.as(OWNERS.get(1)).get(RUNNER).expectProblem(404, "not-found");
  }

  private Call.Answer remove() {
    return admin.delete(HOSTS + "/" + host.name() + "?force=true");
  }

  private List<String> known() {
    return query.all("SELECT account FROM runner", row -> row.getString("account"));
  }
}
