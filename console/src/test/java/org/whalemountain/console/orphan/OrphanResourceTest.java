package org.whalemountain.console.orphan;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.container.ContainerSpec;
import org.whalemountain.api.container.PortMapping;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.FakeAgent;
import org.whalemountain.api.contract.Fault;
import org.whalemountain.console.ConsoleTest;
import org.whalemountain.console.FakeHost;
import org.whalemountain.console.container.Looks;
import org.whalemountain.console.lease.Installation;
import org.whalemountain.console.query.Query;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@ConsoleTest
class OrphanResourceTest {

  private static final String ORPHANS = "/api/v1/orphans";
  private static final String CONTAINERS = "/api/v1/containers";

  @Inject Query query;
  @Inject Installation installation;

  private FakeHost host;
  private Call admin;
  private Call student;

  @BeforeEach
  void begin() {
    host = FakeHost.register();
    admin = FakeHost.as("e165700");
    student = FakeHost.as("e175703");
  }

  @AfterEach
  void end() {
    host.agent().behave();
    for (var container : admin.get(CONTAINERS + "?owner=all").json()) {
      admin.delete(CONTAINERS + "/" + container.path("id").asText()).expect(204);
    }
    query.change("DELETE FROM account WHERE id = 'e175788'");
    admin.delete("/api/v1/hosts/" + host.name()).expect(204);
    host.close();
  }

  @Test
  void whatNobodyHasARecordOfIsListedAfterTwoLooksAndNotTouched() {
    host.agent().appear(spec("e175788", "lost", 40001));
    Looks.at(host.name());
    Looks.at(host.name());
    var found = orphans();
    assertThat(found).hasSize(1);
    assertThat(found.get(0).path("owner").asText()).isEqualTo("e175788");
    assertThat(found.get(0).path("fullName").asText()).isEqualTo("e175788-lost");
    assertThat(found.get(0).path("ports").get(0).path("host").asInt()).isEqualTo(40001);
    student.get(ORPHANS).expectProblem(403, "forbidden");
    host.agent().misbehave(Fault.GARBAGE, (m, path) -> path.startsWith("/v1/containers"));
    Looks.at(host.name());
    assertThat(orphans()).hasSize(1);
    host.agent().behave();
    assertThat(host.agent().containerNames()).containsExactly("e175788-lost");
    assertThat(changes()).isZero();
    host.agent().lose("e175788-lost");
    Looks.at(host.name());
    assertThat(orphans()).isEmpty();
  }

  @Test
  void aContainerThatIsBeingMadeIsNoOrphan() {
    student.post(CONTAINERS, host.order("web", "")).expect(201);
    Looks.at(host.name());
    Looks.at(host.name());
    assertThat(orphans()).isEmpty();
  }

  @Test
  void anAdoptedOneIsItsOwnersAgainWithAllItHolds() {
    host.agent().appear(spec("e175788", "lost", 40002));
    adopt(orphan()).expect(204);
    assertThat(orphans()).isEmpty();
    var record = admin.get(CONTAINERS + "?owner=e175788").expect(200).json().get(0);
    assertThat(record.path("name").asText()).isEqualTo("lost");
    assertThat(record.path("status").asText()).isEqualTo("running");
    assertThat(record.path("wanted").asText()).isEqualTo("running");
    assertThat(record.path("environments").get(0).asText()).isEqualTo("A=b c");
    assertThat(record.path("command").get(0).asText()).isEqualTo("sleep");
    assertThat(record.path("memoryMiB").asInt()).isEqualTo(64);
    assertThat(record.path("ports").get(0).path("host").asInt()).isEqualTo(40002);
    assertThat(
            query.first(
                "SELECT container_id AS c FROM reserved_port WHERE host = ? AND port = 40002",
                row -> row.getString("c"),
                host.name()))
        .contains(record.path("id").asText());
    assertThat(
            query.first(
                "SELECT admin, logged_in_at FROM account WHERE id = 'e175788'",
                row -> row.getBoolean("admin") + " " + row.getString("logged_in_at")))
        .contains("false null");
    assertThat(changes()).isZero();
    Looks.at(host.name());
    assertThat(orphans()).isEmpty();
  }

  @Test
  void aNameOrPortThatIsSomebodyElsesByNowIsRefused() {
    var web = student.post(CONTAINERS, host.order("web", ", \"guestPorts\": [80]")).expect(201);
    var port = web.json().path("ports").get(0).path("host").asInt();
    host.agent().appear(spec("e175788", "lost", port));
    adopt(orphan()).expectProblem(409, "port-taken");
    assertThat(admin.get(CONTAINERS + "?owner=e175788").json()).isEmpty();
    assertThat(
            query.first("SELECT id FROM account WHERE id = 'e175788'", row -> row.getString("id")))
        .isEmpty();
  }

  @Test
  void aRemovedOneIsDeletedOnItsHostWhereItIsStillTheSame() {
    host.agent().appear(spec("e175788", "lost", 40003));
    var orphan = orphan();
    host.agent().lose("e175788-lost");
    host.agent().appear(spec("e175788", "lost", 40004));
    admin.delete(ORPHANS + "/" + orphan).expect(204);
    assertThat(host.agent().containerNames()).containsExactly("e175788-lost");
    Looks.at(host.name());
    Looks.at(host.name());
    admin.delete(ORPHANS + "/" + orphan()).expect(204);
    assertThat(host.agent().containerNames()).isEmpty();
    admin.delete(ORPHANS + "/" + orphan).expectProblem(404, "not-found");
    student.delete(ORPHANS + "/" + orphan).expectProblem(403, "forbidden");
  }

  @Test
  void yesterdaysDatabaseLosesNothing() {
    var web = student.post(CONTAINERS, host.order("web", ", \"guestPorts\": [80]")).expect(201);
    var id = web.json().path("id").asText();
    forget(id);
    var orphan = orphan();
    adopt(orphan).expect(204);
    var back = student.get(CONTAINERS + "/" + id).expect(200).json();
    assertThat(back.path("ports")).isEqualTo(web.json().path("ports"));
    assertThat(back.path("containerId")).isEqualTo(web.json().path("containerId"));
    student.post(CONTAINERS + "/" + id + "/stop").expect(200);
  }

  @Test
  void deletingAnOldRecordLeavesANewerContainerOfItsNameAlone() {
    var web = student.post(CONTAINERS, host.order("web", "")).expect(201);
    host.agent().lose("e175703-web");
    host.agent().appear(spec("e175703", "web", 40030));
    student.delete(CONTAINERS + "/" + web.json().path("id").asText()).expect(204);
    assertThat(host.agent().containerNames()).containsExactly("e175703-web");
    adopt(orphan()).expect(204);
    assertThat(student.get(CONTAINERS).json()).hasSize(1);
  }

  @Test
  void anEmptyDatabaseTakesOverTheLostOnesId() {
    var mine = installation.id();
    for (var i = 0; i < 5; i++) {
      host.agent().appear(spec("e175788", "lost" + i, 40010 + i, "old-installation"));
    }
    try {
      var first = rebuild("{}").expect(200).json();
      assertThat(first.path("adopted").asInt()).isZero();
      assertThat(first.path("seen").get(0).path("installation").asText())
          .isEqualTo("old-installation");
      assertThat(first.path("seen").get(0).path("containers").asInt()).isEqualTo(5);
      rebuild("{\"installation\": \"none\"}").expectProblem(422, "invalid");
      var second = rebuild("{\"installation\": \"old-installation\"}").expect(200).json();
      assertThat(second.path("adopted").asInt()).isEqualTo(5);
      assertThat(second.path("refused")).isEmpty();
      assertThat(admin.get(CONTAINERS + "?owner=e175788").json()).hasSize(5);
      Looks.at(host.name());
      assertThat(orphans()).isEmpty();
      assertThat(host.agent().containerNames()).hasSize(5);
      assertThat(changes()).isZero();
      assertThat(rebuild("{}").expect(200).json().path("adopted").asInt()).isZero();
      host.agent().appear(spec("e175788", "other", 40020, "third-installation"));
      rebuild("{\"installation\": \"third-installation\"}").expectProblem(409, "wrong-state");
    } finally {
      for (var container : admin.get(CONTAINERS + "?owner=all").json()) {
        admin.delete(CONTAINERS + "/" + container.path("id").asText()).expect(204);
      }
      assertThat(installation.become(mine)).isTrue();
    }
  }

  @Test
  void aHostThatCannotBeAskedIsNamed() {
    host.agent().down();
    var answer = rebuild("{}").expect(200).json();
    assertThat(answer.path("silent").get(0).asText()).isEqualTo(host.name());
    host.agent().up();
    student
        .post("/api/v1/hosts/" + host.name() + "/rebuild-ownership", "{}")
        .expectProblem(403, "forbidden");
    admin.post("/api/v1/hosts/nowhere/rebuild-ownership", "{}").expectProblem(404, "not-found");
    assertThat(admin.post("/api/v1/rebuild-ownership", "{}").expect(200).json().path("silent"))
        .isEmpty();
  }

  private Call.Answer rebuild(String body) {
    var at = "/api/v1/hosts/" + host.name() + "/rebuild-ownership";
    return admin.post(at, body);
  }

  private Call.Answer adopt(String id) {
    return admin.post(ORPHANS + "/" + id + "/adopt");
  }

  /** As if the database had been restored from before it was made. */
  private void forget(String id) {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              for (var table : List.of("reservation", "reserved_gpu", "reserved_port")) {
                query.change("DELETE FROM " + table + " WHERE container_id = ?", id);
              }
              query.change("DELETE FROM container WHERE id = ?", id);
            });
  }

  private String orphan() {
    Looks.at(host.name());
    Looks.at(host.name());
    var found = orphans();
    assertThat(found).hasSize(1);
    return found.get(0).path("id").asText();
  }

  private List<JsonNode> orphans() {
    var found = new ArrayList<JsonNode>();
    for (var orphan : admin.get(ORPHANS).expect(200).json()) {
      if (orphan.path("host").asText().equals(host.name())) {
        found.add(orphan);
      }
    }
    return found;
  }

  private long changes() {
    return host.agent().received().stream().filter(call -> !call.method().equals("GET")).count();
  }

  private ContainerSpec spec(String owner, String name, int port) {
    return spec(owner, name, port, installation.id());
  }

  private static ContainerSpec spec(String owner, String name, int port, String console) {
    return new ContainerSpec(
        UUID.randomUUID().toString(),
        owner,
        name,
        console,
        FakeAgent.IMAGE,
        List.of("A=b c"),
        List.of(new PortMapping(80, port)),
        List.of("sleep", "9"),
        List.of(),
        0.5,
        64);
  }
}
