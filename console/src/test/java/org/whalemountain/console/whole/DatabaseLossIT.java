package org.whalemountain.console.whole;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.Eventually;

import static org.assertj.core.api.Assertions.assertThat;

/** The database is emptied or goes back to yesterday: what the blades hold stays. */
class DatabaseLossIT {

  private static final int LOOKS = 8;

  private Department all;

  @BeforeEach
  void open() {
    all = new Department(1);
  }

  @AfterEach
  void close() {
    if (all != null) {
      all.close();
    }
  }

  @Test
  void withYesterdaysDatabaseTodaysContainersStay() {
    var host = all.host(0);
    var old = all.make("old", host);
    all.rig.database.snapshot();
    all.awaitStatus(old, "running");
    all.make("young", host);
    all.rig.database.restore();
    all.awaitStatus(old, "running");
    Department.awaitRequests(host, LOOKS);
    assertThat(host.containers())
        .allMatch(Found::isRunning)
        .extracting(Found::fullName)
        .containsExactlyInAnyOrder("student-old", "student-young");
    // Its name and port are in use on the blade, whatever the database believes.
    all.order("young", host).expectProblem(409, "name-taken");
    var next = all.make("next", host);
    assertThat(all.toldAt(host, next)).isEqualTo("next");
    assertThat(host.containers()).hasSize(3).allMatch(Found::isRunning);
    var orphan =
        Eventually.see(Department.HEALED, this::orphans, found -> found.size() == 1).get(0);
    assertThat(orphan.path("fullName").asText()).isEqualTo("student-young");
    var adopt = "/api/v1/orphans/" + orphan.path("id").asText() + "/adopt";
    assertThat(all.admin().post(adopt).status()).isIn(200, 204);
    var id = orphan.path("recordId").asText();
    all.awaitStatus(id, "running");
    assertThat(all.toldAt(host, id)).isEqualTo("young");
    all.awaitAgreement();
  }

  @Test
  void withAnEmptyDatabaseEveryContainerStays() {
    var host = all.host(0);
    var one = all.make("one", host);
    var two = all.make("two", host);
    all.student().post("/api/v1/containers/" + two + "/stop").expect(200);
    all.rig.console.kill();
    all.rig.database.empty();
    all.rig.console.start();
    all.rig.register();
    Department.awaitRequests(host, LOOKS);
    assertThat(host.containers())
        .extracting(Found::fullName)
        .containsExactlyInAnyOrder("student-one", "student-two");
    var lost = rebuild(Map.of()).path("seen").path(0).path("installation").asText();
    assertThat(rebuild(Map.of("installation", lost)).path("adopted").asInt()).isEqualTo(2);
    all.awaitStatus(one, "running");
    all.awaitStatus(two, "stopped");
    assertThat(all.toldAt(host, one)).isEqualTo("one");
    all.awaitAgreement();
  }

  private JsonNode rebuild(Map<String, String> wish) {
    return all.admin().post("/api/v1/rebuild-ownership", Call.json(wish)).expect(200).json();
  }

  private JsonNode orphans() {
    return all.admin().get("/api/v1/orphans").expect(200).json();
  }
}
