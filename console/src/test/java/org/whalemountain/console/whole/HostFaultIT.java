package org.whalemountain.console.whole;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.Eventually;

import static org.assertj.core.api.Assertions.assertThat;

/** A host is removed by force, its token and its URL are changed, and something dies meanwhile. */
@Tag("long")
class HostFaultIT {

  private static final String HOSTS = "/api/v1/hosts";
  private static final String NEW = "new-token-0123456789-0123456789-0123";
  private static final String HELD =
      """
      SELECT CONCAT('port ', port), container_id FROM reserved_port WHERE container_id IS NOT NULL
      UNION ALL SELECT CONCAT('share of ', host), container_id FROM reservation
      """;

  private static Department all;
  private static RigHost host;

  @BeforeAll
  static void open() {
    all = new Department(0);
    host =
        all.rig.add(
            blade -> {
              var file = tokens(blade);
              write(file, RigHost.TOKEN);
              return Map.of("whalemountain.agent.token-file", file.toString());
            });
  }

  @AfterAll
  static void close() {
    if (all != null) {
      all.close();
    }
  }

  @AfterEach
  void clear() {
    all.clear();
  }

  @ParameterizedTest
  @EnumSource(names = {"CONSOLE", "DATABASE"})
  void aForcedRemovalIsWholeOrNotAtAll(Accident accident) {
    var left = all.make("left", host);
    var held = all.rig.database.query(HELD);
    var middle = locked("SELECT id FROM container WHERE host = '%s' FOR UPDATE");
    accident.during(all, middle, List.of(HostFaultIT::remove));
    assertThat(registered().path("name").asText()).isEqualTo(host.name());
    all.awaitStatus(left, "running");
    all.awaitAgreement();
    Department.again(HostFaultIT::remove).expect(204);
    assertThat(all.admin().get(HOSTS).expect(200).json()).isEmpty();
    assertThat(all.status(left)).isEqualTo("unknown");
    assertThat(all.rig.database.query(HELD)).isEqualTo(held);
    assertThat(host.containers()).hasSize(1).allMatch(Found::isRunning);
    remove().expectProblem(404, "not-found");
    Department.again(() -> all.admin().post(HOSTS, host.registration())).expect(201);
    all.awaitStatus(left, "running");
    assertThat(all.toldAt(host, left)).isEqualTo("left");
    all.awaitAgreement();
  }

  @ParameterizedTest
  @EnumSource(names = {"CONSOLE", "DATABASE"})
  void tokenAndUrlAreTheOldOnesOrTheNewOnes(Accident accident) {
    var kept = all.make("kept", host);
    takes(RigHost.TOKEN, NEW);
    try (var other = new FaultProxy(host.address())) {
      var before = Map.of("token", RigHost.TOKEN, "url", host.wire().url().toString());
      var after = Map.of("token", NEW, "url", other.url().toString());
      var middle = locked("SELECT name FROM host WHERE name = '%s' FOR UPDATE");
      accident.during(all, middle, List.of(() -> change(after)));
      expectUsed(RigHost.TOKEN, host.wire().url(), kept);
      takes(RigHost.TOKEN, NEW);
      Department.again(() -> change(after)).expect(200);
      expectUsed(NEW, other.url(), kept);
      takes(RigHost.TOKEN, NEW);
      Department.again(() -> change(before)).expect(200);
    }
    expectUsed(RigHost.TOKEN, host.wire().url(), kept);
    all.awaitAgreement();
  }

  @ParameterizedTest
  @EnumSource(names = {"LOSE_ANSWER", "CUT_ANSWER"})
  void aTokenThatTheAgentDidNotConfirmIsNotStored(Mischief mischief) {
    var kept = all.make("kept", host);
    takes(RigHost.TOKEN, NEW);
    host.wire().disturb("GET /v1/host ", mischief);
    change(Map.of("token", NEW)).expectProblem(503, "host-unreachable");
    host.wire().disturb(() -> Mischief.NONE);
    expectUsed(RigHost.TOKEN, host.wire().url(), kept);
  }

  /** The agent takes that token only, and is reached there. */
  private static void expectUsed(String token, URI url, String container) {
    takes(token);
    all.awaitStatus(container, "running");
    all.student()
        .post("/api/v1/containers/" + container + "/exec", "{\"command\":[\"true\"]}")
        .expect(200);
    assertThat(registered().path("url").asText()).isEqualTo(url.toString());
    Eventually.see(Department.HEALED, () -> all.trouble(host), ""::equals);
  }

  private static RowLock locked(String rows) {
    return new RowLock(all.rig.database, rows.formatted(host.name()));
  }

  private static Call.Answer remove() {
    return all.admin().delete(HOSTS + "/" + host.name() + "?force=true");
  }

  private static Call.Answer change(Map<String, String> what) {
    return all.admin()
        .send(
            "PATCH",
            HOSTS + "/" + host.name(),
            "application/json",
            Call.json(what).getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode registered() {
    return all.admin().get(HOSTS).expect(200).json().path(0);
  }

  /** From now on the agent takes these tokens, and no other. */
  private static void takes(String... tokens) {
    write(tokens(host.blade()), tokens);
    for (var token : List.of(RigHost.TOKEN, NEW)) {
      var status = List.of(tokens).contains(token) ? 200 : 401;
      var agent = Call.to(host.agent().url()).as(token);
      Eventually.see(
          Department.HEALED, () -> agent.get("/v1/host").status(), seen -> seen == status);
    }
  }

  private static Path tokens(Blade blade) {
    return blade.folder().resolve("tokens");
  }

  private static void write(Path file, String... tokens) {
    try {
      Files.writeString(file, String.join("\n", tokens));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
