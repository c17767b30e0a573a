package org.whalemountain.console.orphan;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.container.ContainerSpec;
import org.whalemountain.api.container.PortMapping;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.FakeAgent;
import org.whalemountain.console.ConsoleTest;
import org.whalemountain.console.FakeHost;
import org.whalemountain.console.Outage;
import org.whalemountain.console.RealParts;
import org.whalemountain.console.container.Looks;
import org.whalemountain.console.lease.Installation;
import org.whalemountain.console.query.Query;

import static org.assertj.core.api.Assertions.assertThat;

/** Something happens between the host's word and the record: there is no half of a record. */
@QuarkusTest
@ConsoleTest
class HalfAdoptionTest {

  private static final String ORPHANS = "/api/v1/orphans";
  private static final String CONTAINERS = "/api/v1/containers";
  private static final String LOST = "e175789-lost";

  RealParts parts;

  @Inject Query query;
  @Inject Installation installation;

  private FakeHost host;
  private Call admin;

  @BeforeEach
  void begin() {
    host = FakeHost.register();
    admin = FakeHost.as("e165700");
  }

  @AfterEach
  void end() {
    host.agent().behave();
    for (var container : admin.get(CONTAINERS + "?owner=all").json()) {
      admin.delete(CONTAINERS + "/" + container.path("id").asText());
    }
    query.change("DELETE FROM account WHERE id = 'e175789'");
    query.change("DELETE FROM reservation WHERE container_id = 'held'");
    admin.delete("/api/v1/hosts/" + host.name() + "?force=true");
    host.close();
  }

  @Test
  void aLostIdThatIsTakenOverWhenTheDatabaseDiesIsKeptAndTheNextCallAdopts() {
    var mine = installation.id();
    host.agent().appear(lost("lost-installation"));
    var at = "/api/v1/hosts/" + host.name() + "/rebuild-ownership";
    var wish = "{\"installation\": \"lost-installation\"}";
    try {
      Outage.during(parts, host.agent(), "GET /v1/containers/" + LOST, () -> admin.post(at, wish))
          .expectProblem(503, "database-unavailable");
      assertThat(records()).isEmpty();
      assertThat(admin.post(at, wish).expect(200).json().path("adopted").asInt()).isEqualTo(1);
      assertThat(records()).containsExactly("lost");
    } finally {
      for (var container : admin.get(CONTAINERS + "?owner=all").json()) {
        admin.delete(CONTAINERS + "/" + container.path("id").asText()).expect(204);
      }
      assertThat(installation.become(mine)).isTrue();
    }
  }

  @Test
  void aHostThatIsRemovedMeanwhileGetsNoRecord() {
    // Something is held on it, so that it stays when it is removed.
    query.change("INSERT INTO reservation VALUES ('held', ?, 1, 64)", host.name());
    host.agent().appear(lost(installation.id()));
    var refused = adoptWhile("?force=true").expectProblem(503, "host-unreachable");
    assertThat(refused.json().path("detail").asText()).contains(host.name(), "was removed");
    assertThat(records()).isEmpty();
    admin.post("/api/v1/hosts", host.registration()).expect(201);
    admin.post(ORPHANS + "/" + orphan() + "/adopt").expect(204);
    assertThat(records()).containsExactly("lost");
    assertThat(orphans()).isEmpty();
  }

  @Test
  void norDoesOneThatIsForgottenMeanwhile() {
    host.agent().appear(lost(installation.id()));
    adoptWhile("").expectProblem(404, "not-found");
    assertThat(records()).isEmpty();
    assertThat(host.agent().containerNames()).containsExactly(LOST);
  }

  /** Adopts it, and removes its host when that has been asked what it is. */
  private Call.Answer adoptWhile(String force) {
    var orphan = orphan();
    host.agent()
        .misbehave(
            null,
            (method, path) -> {
              if (method.equals("GET") && path.endsWith(LOST)) {
                admin.delete("/api/v1/hosts/" + host.name() + force).expect(204);
              }
              return false;
            });
    try {
      return admin.post(ORPHANS + "/" + orphan + "/adopt");
    } finally {
      host.agent().behave();
    }
  }

  private List<String> records() {
    return query.all(
        "SELECT name FROM container WHERE account = 'e175789' AND live_name IS NOT NULL",
        row -> row.getString("name"));
  }

  private String orphan() {
    Looks.at(host.name());
    Looks.at(host.name());
    var found = orphans();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private List<String> orphans() {
    return query.all(
        "SELECT id FROM orphan WHERE host = ?", row -> row.getString("id"), host.name());
  }

  private static ContainerSpec lost(String installation) {
    return new ContainerSpec(
        UUID.randomUUID().toString(),
        "e175789",
        "lost",
        installation,
        FakeAgent.IMAGE,
        List.of(),
        List.of(new PortMapping(80, 40050)),
        List.of("sleep", "9"),
        List.of(),
        0.5,
        64);
  }
}
