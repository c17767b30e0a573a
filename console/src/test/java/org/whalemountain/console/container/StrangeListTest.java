package org.whalemountain.console.container;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.whalemountain.api.container.ContainerSpec;
import org.whalemountain.api.container.ContainerStatus;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.Eventually;
import org.whalemountain.api.contract.FakeAgent;
import org.whalemountain.api.contract.Fault;
import org.whalemountain.console.ConsoleTest;
import org.whalemountain.console.FakeHost;
import org.whalemountain.console.host.HostConfig;
import org.whalemountain.console.query.Query;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@ConsoleTest
class StrangeListTest {

  private static final String CONTAINERS = "/api/v1/containers";
  private static final Duration LIMIT = Duration.ofSeconds(40);
  private static final BiPredicate<String, String> LISTS =
      (method, path) -> method.equals("GET") && path.startsWith("/v1/containers");

  @Inject HostWatch watch;
  @Inject HostConfig config;
  @Inject Query query;

  private FakeHost host;
  private Call student;
  private final List<String> ids = new ArrayList<>();

  @BeforeEach
  void begin() {
    host = FakeHost.register();
    student = FakeHost.as("e175703");
    for (var i = 0; i < 5; i++) {
      var made = student.post(CONTAINERS, host.order("c" + i, ", \"guestPorts\": [80]"));
      ids.add(made.expect(201).json().path("id").asText());
    }
  }

  @AfterEach
  void end() {
    host.agent().behave();
    for (var id : ids) {
      student.delete(CONTAINERS + "/" + id).expect(204);
    }
    FakeHost.as("e165700").delete("/api/v1/hosts/" + host.name()).expect(204);
    host.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"EMPTY_LIST", "GARBAGE", "HTML", "STRANGER", "DRIP", "HANG", "LOST_ANSWER"})
  void nothingIsConcludedFromAListThatIsNone(Fault fault) {
    host.agent().misbehave(fault, LISTS);
    watch.lookAt(host.name());
    assertThat(statuses()).containsOnly("unknown");
    host.agent().behave();
    watch.lookAt(host.name());
    assertThat(statuses()).containsOnly("running");
    assertThat(held()).isEqualTo(5);
    assertNothingWasChanged();
  }

  @Test
  void anotherOnesListMakesThemMissingOnlyAfterManyLooksAndFreesNothing() {
    for (var i = 0; i < 5; i++) {
      host.agent().lose("e175703-c" + i);
      host.agent().appear(foreign("f" + i));
    }
    watch.lookAt(host.name());
    assertThat(statuses()).containsOnly("unknown");
    assertThat(student.get(CONTAINERS + "/" + ids.get(0)).json().path("statusDetail").asText())
        .contains("lacks most of its containers");
    assertThat(asAdminsSeeIt().path("foreign").asInt()).isEqualTo(5);
    Eventually.see(
        LIMIT,
        () -> {
          watch.lookAt(host.name());
          return statuses();
        },
        now -> now.stream().allMatch("missing"::equals));
    assertThat(held()).isEqualTo(5);
    assertNothingWasChanged();
    assertThat(host.agent().containerNames()).hasSize(5).allMatch(name -> name.contains("-f"));
  }

  @Test
  void aListIsDoubtedUntilItSaidTheSameOftenEnough() {
    var doubts = new Doubts(config);
    var records = ids.stream().map(StrangeListTest::confirmed).toList();
    var nothing = new Sightings(Map.of(), 0);
    for (var look = 1; look < config.suspiciousLooks(); look++) {
      assertThat(doubts.of("h", records, nothing)).isEqualTo(Doubts.Certainty.DOUBTFUL);
    }
    assertThat(doubts.of("h", records, nothing)).isEqualTo(Doubts.Certainty.CONFIRMED);
    assertThat(doubts.of("h", records.subList(0, 3), nothing)).isEqualTo(Doubts.Certainty.USUAL);
    assertThat(doubts.of("h", records, nothing)).isEqualTo(Doubts.Certainty.DOUBTFUL);
  }

  @ParameterizedTest
  @CsvSource({"3, 0, false", "4, 0, true", "10, 5, false", "10, 4, true", "10, 7, false"})
  void aListIsStrangeThatLacksMoreThanThreeAndMoreThanHalf(int there, int found, boolean strange) {
    assertThat(Doubts.isStrange(there, found)).isEqualTo(strange);
  }

  private static Container confirmed(String id) {
    var record = new Container();
    record.id = id;
    record.wanted = Wanted.RUNNING;
    record.status = ContainerStatus.RUNNING;
    record.confirmedAt = Instant.EPOCH;
    return record;
  }

  private static ContainerSpec foreign(String name) {
    return new ContainerSpec(
        UUID.randomUUID().toString(),
        "e175799",
        name,
        "another-installation",
        FakeAgent.IMAGE,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        1.0,
        64);
  }

  private List<String> statuses() {
    return ids.stream()
        .map(id -> student.get(CONTAINERS + "/" + id).expect(200).json().path("status").asText())
        .distinct()
        .toList();
  }

  private int held() {
    return query
        .first(
            "SELECT COUNT(*) AS n FROM reserved_port WHERE host = ? AND container_id IS NOT NULL",
            row -> row.getInt("n"),
            host.name())
        .orElseThrow();
  }

  private void assertNothingWasChanged() {
    assertThat(host.agent().received())
        .noneMatch(call -> call.method().equals("DELETE") || call.method().equals("POST"));
  }

  private JsonNode asAdminsSeeIt() {
    for (var seen : FakeHost.as("e165700").get("/api/v1/hosts").expect(200).json()) {
      if (seen.path("name").asText().equals(host.name())) {
        return seen;
      }
    }
    throw new AssertionError("the host is not listed");
  }
}
