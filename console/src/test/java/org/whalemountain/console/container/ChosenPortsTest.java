package org.whalemountain.console.container;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.FakeCluster;
import org.whalemountain.api.contract.Fault;
import org.whalemountain.console.ConsoleTest;
import org.whalemountain.console.FakeHost;
import org.whalemountain.console.query.Query;

import static org.assertj.core.api.Assertions.assertThat;

/** A cluster chooses host ports itself: the console shows those, and holds them. */
@QuarkusTest
@ConsoleTest
class ChosenPortsTest {

  private static final String CONTAINERS = "/api/v1/containers";
  private static final int FIRST = FakeCluster.FIRST_PORT;
  private static final String WITH_PORTS = ", \"guestPorts\": [80, 22]";

  @Inject Query query;

  private final Map<Integer, Integer> moved = new ConcurrentHashMap<>();
  private FakeHost cluster;
  private Call student;

  @BeforeEach
  void begin() {
    cluster = FakeHost.register();
    cluster.agent().cluster().begin(guest -> moved.getOrDefault(guest, FIRST + guest));
    student = FakeHost.as("e175703");
  }

  @AfterEach
  void end() {
    cluster.agent().behave();
    for (var account : new String[] {"e175702", "e175703"}) {
      var each = FakeHost.as(account);
      for (var container : each.get(CONTAINERS).json()) {
        each.delete(CONTAINERS + "/" + container.path("id").asText()).expect(204);
      }
    }
    FakeHost.as("e165700").delete("/api/v1/hosts/" + cluster.name()).expect(204);
    cluster.close();
  }

  @Test
  void theAnswerToCreateShowsThePortsThatTheClusterChose() {
    var made = student.post(CONTAINERS, cluster.order("web", WITH_PORTS)).expect(201).json();
    assertThat(made.path("ports").get(0).path("address").asText())
        .isEqualTo("127.0.0.1:" + (FIRST + 80));
    assertThat(made.path("ports").get(1).path("host").asInt()).isEqualTo(FIRST + 22);
    assertThat(seen(made).path("ports")).isEqualTo(made.path("ports"));
    assertThat(held(made)).isEqualTo("%d,%d".formatted(FIRST + 22, FIRST + 80));
  }

  @Test
  void aLookTakesOverPortsThatTheClusterChangedLater() {
    var made = student.post(CONTAINERS, cluster.order("web", WITH_PORTS)).expect(201).json();
    moved.put(80, 31_234);
    Looks.at(cluster.name());
    assertThat(seen(made).path("ports").get(0).path("host").asInt()).isEqualTo(31_234);
    assertThat(held(made)).isEqualTo("%d,%d".formatted(FIRST + 22, 31_234));
  }

  @Test
  void anAnswerThatGotLostIsMadeUpForByTheNextLook() {
    cluster.agent().misbehave(Fault.LOST_ANSWER, (method, path) -> method.equals("PUT"));
    var made = student.post(CONTAINERS, cluster.order("web", WITH_PORTS)).expect(202).json();
    cluster.agent().behave();
    Looks.at(cluster.name());
    assertThat(seen(made).path("ports").get(0).path("host").asInt()).isEqualTo(FIRST + 80);
    assertThat(held(made)).isEqualTo("%d,%d".formatted(FIRST + 22, FIRST + 80));
  }

  @Test
  void stopAndStartShowThePortsThatTheClusterSays() {
    var made = student.post(CONTAINERS, cluster.order("web", WITH_PORTS)).expect(201).json();
    var one = CONTAINERS + "/" + made.path("id").asText();
    student.post(one + "/stop").expect(200);
    moved.put(22, 31_022);
    var started = student.post(one + "/start").expect(200).json();
    assertThat(started.path("ports").get(1).path("host").asInt()).isEqualTo(31_022);
    assertThat(held(made)).isEqualTo("%d,%d".formatted(FIRST + 80, 31_022));
  }

  @Test
  void aPortThatAnotherContainerHoldsIsTheOnesWhoHasItOnTheCluster() {
    var web = student.post(CONTAINERS, cluster.order("web", ", \"guestPorts\": [80]"));
    var first = web.expect(201).json();
    moved.put(81, FIRST + 80);
    var other = FakeHost.as("e175702").post(CONTAINERS, cluster.order("app", guest(81)));
    var second = other.expect(201).json();
    assertThat(second.path("ports").get(0).path("host").asInt()).isEqualTo(FIRST + 80);
    assertThat(held(second)).isEqualTo(Integer.toString(FIRST + 80));
    moved.put(80, 31_080);
    Looks.at(cluster.name());
    assertThat(seen(first).path("ports").get(0).path("host").asInt()).isEqualTo(31_080);
    assertThat(held(first)).isEqualTo("31080");
    assertThat(held(second)).isEqualTo(Integer.toString(FIRST + 80));
  }

  @Test
  void aRebuiltRecordHoldsWhatTheClusterChose() {
    var made = student.post(CONTAINERS, cluster.order("web", WITH_PORTS)).expect(201).json();
    var id = made.path("id").asText();
    for (var table : new String[] {"reservation", "reserved_port"}) {
      query.change("DELETE FROM " + table + " WHERE container_id = ?", id);
    }
    query.change("DELETE FROM container WHERE id = ?", id);
    var rebuild = "/api/v1/hosts/" + cluster.name() + "/rebuild-ownership";
    FakeHost.as("e165700").post(rebuild, "{}").expect(200);
    assertThat(seen(made).path("ports")).isEqualTo(made.path("ports"));
    assertThat(held(made)).isEqualTo("%d,%d".formatted(FIRST + 22, FIRST + 80));
  }

  @Test
  void aPortThatIsNoneIsNotTakenOver() {
    moved.put(80, 70_000);
    var made = student.post(CONTAINERS, cluster.order("web", guest(80))).expect(201).json();
    assertThat(made.path("ports").get(0).path("host").asInt()).isBetween(49_152, 65_535);
  }

  private static String guest(int port) {
    return ", \"guestPorts\": [" + port + "]";
  }

  private JsonNode seen(JsonNode container) {
    return student.get(CONTAINERS + "/" + container.path("id").asText()).expect(200).json();
  }

  private String held(JsonNode container) {
    var ports =
        query.all(
            "SELECT port FROM reserved_port WHERE container_id = ? ORDER BY port",
            row -> Integer.toString(row.getInt("port")),
            container.path("id").asText());
    return String.join(",", ports);
  }
}
