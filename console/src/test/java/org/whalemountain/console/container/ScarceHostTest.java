package org.whalemountain.console.container;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.FakeAgent;
import org.whalemountain.api.contract.Fault;
import org.whalemountain.console.ConsoleTest;
import org.whalemountain.console.FakeHost;
import org.whalemountain.console.query.Query;
import org.whalemountain.console.reservation.Ports;

import static org.assertj.core.api.Assertions.assertThat;

/** What is left last on two hosts: GPUs, memory, processors, ports, an image. */
@QuarkusTest
@ConsoleTest
class ScarceHostTest {

  private static final String CONTAINERS = "/api/v1/containers";
  private static final List<String> PEOPLE = List.of("e175701", "e175702", "e175703", "e165700");
  private static final int FIRST = 49152;
  private static final int LAST = 65535;

  @Inject HostWatch watch;
  @Inject Query query;
  @Inject Ports ports;

  private Call student;
  private Call admin;
  private final List<FakeHost> hosts = new ArrayList<>();

  @BeforeEach
  void allowMuch() {
    FakeHost.clear(query);
    student = FakeHost.as("e175701");
    admin = FakeHost.as("e165700");
    for (var person : PEOPLE) {
      FakeHost.as(person);
      quota(person, "{\"containers\": 100, \"gpus\": 100, \"cpus\": 1000}");
    }
  }

  @AfterEach
  void end() {
    for (var container : admin.get(CONTAINERS + "?owner=all&limit=1000").json()) {
      admin.delete(CONTAINERS + "/" + container.path("id").asText()).expect(204);
    }
    for (var host : hosts) {
      query.change("DELETE FROM reserved_port WHERE host = ?", host.name());
      admin.delete("/api/v1/hosts/" + host.name()).expect(204);
      host.close();
    }
    PEOPLE.forEach(person -> quota(person, "{}"));
  }

  @ParameterizedTest
  @CsvSource({
    "20, 1, 0.01, 16, 4",
    "20, 0, 0.01, 300, 6",
    "40, 0, 1, 16, 32",
  })
  void exactlyAsManySucceedAsFit(int orders, int gpus, double cpus, int memoryMiB, int fitting) {
    twoOf(new FakeAgent.Equipment(1, 1024, List.of("GPU-1", "GPU-2"), true, images()));
    var answers =
        atOnce(
            orders,
            i ->
                Call.json(
                    Map.of(
                        "name",
                        "c" + i,
                        "image",
                        FakeAgent.IMAGE,
                        "gpus",
                        gpus,
                        "cpus",
                        cpus,
                        "memoryMiB",
                        memoryMiB,
                        "guestPorts",
                        List.of(80))));
    assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(fitting);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 201)
        .allSatisfy(answer -> answer.expectProblem(409, "no-capacity"));
    for (var host : hosts) {
      assertThat(host.agent().containerNames()).hasSize(fitting / 2);
      assertThat(held(host)).isEqualTo(fitting / 2);
    }
  }

  @Test
  void aWholeClassAtOnceIsSpreadAndSeesNoFailure() {
    twoOf(new FakeAgent.Equipment(64, 262_144, List.of(), true, images()));
    var answers =
        atOnce(
            100,
            i ->
                Call.json(
                    Map.of(
                        "name", "c" + i, "image", FakeAgent.IMAGE, "guestPorts", List.of(80, 22))));
    assertThat(answers).allSatisfy(answer -> answer.expect(201));
    for (var host : hosts) {
      assertThat(host.agent().containerNames()).hasSizeBetween(30, 70);
    }
  }

  @Test
  void aHostWhosePortsAreUsedUpIsPassedOverAndSaysSo() {
    twoOf(FakeAgent.Equipment.USUAL);
    var full = hosts.get(0);
    takePorts(full, FIRST, LAST - 1);
    var order =
        "{\"name\": \"%s\", \"image\": \"" + FakeAgent.IMAGE + "\", \"guestPorts\": [80, 22]}";
    for (var i = 0; i < 4; i++) {
      var made = student.post(CONTAINERS, order.formatted("c" + i)).expect(201).json();
      assertThat(made.path("host").asText()).isEqualTo(hosts.get(1).name());
    }
    var refused = student.post(CONTAINERS, full.order("named", ", \"guestPorts\": [80, 22]"));
    refused.expectProblem(409, "no-capacity");
    assertThat(refused.json().path("detail").asText()).contains("1 of its 16384 ports are free");
    student.post(CONTAINERS, full.order("named", ", \"guestPorts\": [80]")).expect(201);
    var judged =
        student
            .get(
                "/api/v1/placement?image=%s&guestPorts=80&host=%s"
                    .formatted(FakeAgent.IMAGE, full.name()))
            .expect(200)
            .json();
    assertThat(judged.findValuesAsText("code")).contains("ports-taken", "no-capacity");
    student.post(CONTAINERS, full.order("without", "")).expect(201);
  }

  @Test
  void aFreedPortRestsBeforeItIsGivenAgain() {
    twoOf(FakeAgent.Equipment.USUAL);
    var host = hosts.get(0);
    takePorts(host, FIRST, LAST - 1);
    var order = host.order("web", ", \"guestPorts\": [80]");
    var web = student.post(CONTAINERS, order).expect(201).json();
    assertThat(web.path("ports").get(0).path("host").asInt()).isEqualTo(LAST);
    student.delete(CONTAINERS + "/" + web.path("id").asText()).expect(204);
    assertThat(restSeconds(host, LAST)).isBetween(540, 600);
    student.post(CONTAINERS, order).expectProblem(409, "no-capacity");
    query.change(
        "UPDATE reserved_port SET rests_until = UTC_TIMESTAMP(6) - INTERVAL 1 SECOND WHERE host = ? AND port = ?",
        host.name(),
        LAST);
    QuarkusTransaction.requiringNew().run(ports::endRests);
    student.post(CONTAINERS, order).expect(201);
  }

  @Test
  void aPortThatIsTakenOnTheHostIsSetAside() {
    twoOf(FakeAgent.Equipment.USUAL);
    var host = hosts.get(0);
    takePorts(host, FIRST, LAST - 2);
    host.agent().misbehave(Fault.PORT_TAKEN, new Times(1, "PUT"));
    var web =
        student.post(CONTAINERS, host.order("web", ", \"guestPorts\": [80]")).expect(201).json();
    var used = web.path("ports").get(0).path("host").asInt();
    var aside = used == LAST ? LAST - 1 : LAST;
    assertThat(restSeconds(host, aside)).isBetween(3540, 3600);
    student
        .post(CONTAINERS, host.order("two", ", \"guestPorts\": [80]"))
        .expectProblem(409, "no-capacity");
    assertThat(host.agent().containerNames()).containsExactly("e175701-web");
  }

  @Test
  void aHostWithoutTheImageIsUsedOnlyWhereItMayPull() {
    twoOf(new FakeAgent.Equipment(64, 262_144, List.of(), false, images()));
    var other =
        FakeHost.register(
            new FakeAgent.Equipment(64, 262_144, List.of(), false, List.of("other:1")));
    hosts.add(other);
    var judge = "/api/v1/placement?image=docker.io/library/other:1";
    assertThat(student.get(judge).json().findValuesAsText("possible"))
        .as("nobody knows yet what is where")
        .doesNotContain("false");
    hosts.forEach(host -> watch.lookAt(host.name()));
    var judged = student.get(judge).expect(200).json();
    assertThat(judged.path("host").asText()).isEqualTo(other.name());
    assertThat(judged.findValuesAsText("code")).containsOnly("no-image").hasSize(2);
    student
        .post(CONTAINERS, "{\"name\": \"web\", \"image\": \"nobody/has:1\"}")
        .expectProblem(422, "image-not-available")
        .expectField("image");
    var another = List.of("another:1");
    other.agent().equip(new FakeAgent.Equipment(64, 262_144, List.of(), true, another));
    watch.lookAt(other.name());
    var after = student.get(judge).expect(200).json();
    assertThat(after.path("host").asText()).isEqualTo(other.name());
    assertThat(after.findValuesAsText("hasImage")).containsOnly("false");
  }

  private static List<String> images() {
    return List.of(FakeAgent.IMAGE);
  }

  private void twoOf(FakeAgent.Equipment equipment) {
    hosts.add(FakeHost.register(equipment));
    hosts.add(FakeHost.register(equipment));
  }

  private List<Call.Answer> atOnce(int orders, IntFunction<String> order) {
    var callers = PEOPLE.stream().map(FakeHost::as).toList();
    var pool = Executors.newFixedThreadPool(20);
    try {
      return IntStream.range(0, orders)
          .mapToObj(
              i ->
                  CompletableFuture.supplyAsync(
                      () -> callers.get(i % callers.size()).post(CONTAINERS, order.apply(i)), pool))
          .toList()
          .stream()
          .map(CompletableFuture::join)
          .toList();
    } finally {
      pool.shutdownNow();
    }
  }

  private void takePorts(FakeHost host, int first, int last) {
    query.change(
        """
        SET STATEMENT max_recursive_iterations = 100000 FOR
        INSERT INTO reserved_port (host, port, container_id)
        WITH RECURSIVE ports AS (SELECT CAST(? AS INT) AS port UNION ALL SELECT port + 1 FROM ports WHERE port < ?)
        SELECT ?, port, 'somebody' FROM ports
        """,
        first,
        last,
        host.name());
  }

  private int restSeconds(FakeHost host, int port) {
    return query
        .first(
            "SELECT TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(6), rests_until) AS rest FROM reserved_port"
                + " WHERE host = ? AND port = ? AND container_id IS NULL",
            row -> row.getInt("rest"),
            host.name(),
            port)
        .orElseThrow();
  }

  private int held(FakeHost host) {
    return query
        .first(
            "SELECT COUNT(*) AS held FROM reservation WHERE host = ?",
            row -> row.getInt("held"),
            host.name())
        .orElseThrow();
  }

  private void quota(String account, String limits) {
    admin
        .send(
            "PUT",
            "/api/v1/quotas/" + account,
            "application/json",
            limits.getBytes(StandardCharsets.UTF_8))
        .expect(200);
  }
}
