package org.whalemountain.console.container;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.Eventually;
import org.whalemountain.console.ConsoleTest;
import org.whalemountain.console.FakeHost;
import org.whalemountain.console.query.Query;

import static org.assertj.core.api.Assertions.assertThat;

/** InnoDB ends a forced removal by a deadlock: it is done again, and nobody hears of it. */
@QuarkusTest
@ConsoleTest
class RemovalRaceTest {

  private static final String HOSTS = "/api/v1/hosts";
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String DEADLOCKS =
      "SELECT variable_value AS n FROM information_schema.global_status WHERE variable_name = 'INNODB_DEADLOCKS'";

  /** The removal has locked its host, and waits for the containers. */
  private static final String WAITS =
      """
      SELECT id FROM information_schema.processlist
      WHERE LOWER(info) LIKE '%from container%for update%' AND time_ms > 300 AND id <> CONNECTION_ID()
      """;

  @Inject Query query;
  @Inject DataSource database;

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
    for (var container : student.get("/api/v1/containers").json()) {
      student.delete("/api/v1/containers/" + container.path("id").asText()).expect(204);
    }
    host.close();
  }

  @Test
  void aDeadlockIsNotTheAdministratorsConcern() throws SQLException {
    var made = student.post("/api/v1/containers", host.order("web", "")).expect(201).json();
    var deadlocks = deadlocks();
    CompletableFuture<Call.Answer> removal;
    try (var connection = database.getConnection();
        var other = connection.createStatement()) {
      connection.setAutoCommit(false);
      // Of two in a deadlock InnoDB ends the one that has changed less.
      other.executeUpdate("INSERT INTO reserved_port (host, port, container_id) VALUES " + many());
      other.executeQuery("SELECT id FROM container WHERE host = '" + host.name() + "' FOR UPDATE");
      removal =
          CompletableFuture.supplyAsync(
              () -> admin.delete(HOSTS + "/" + host.name() + "?force=true"));
      Eventually.see(LIMIT, this::waiting, waiting -> !waiting.isEmpty());
      other.executeQuery("SELECT name FROM host WHERE name = '" + host.name() + "' FOR UPDATE");
      connection.rollback();
      connection.setAutoCommit(true);
    }
    removal.join().expect(204);
    assertThat(deadlocks()).isGreaterThan(deadlocks);
    assertThat(admin.get(HOSTS).expect(200).text()).doesNotContain(host.name());
    var left = student.get("/api/v1/containers/" + made.path("id").asText()).expect(200).json();
    assertThat(left.path("status").asText()).isEqualTo("unknown");
  }

  private static String many() {
    return IntStream.range(1, 200)
        .mapToObj(port -> "('deadlock', " + port + ", 'deadlock')")
        .collect(Collectors.joining(", "));
  }

  private List<String> waiting() {
    return query.all(WAITS, row -> row.getString("id"));
  }

  private long deadlocks() {
    return query.first(DEADLOCKS, row -> row.getLong("n")).orElseThrow();
  }
}
