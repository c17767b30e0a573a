package org.whalemountain.console.container;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.Eventually;
import org.whalemountain.api.contract.Fault;
import org.whalemountain.console.ConsoleTest;
import org.whalemountain.console.FakeHost;
import org.whalemountain.console.RealParts;
import org.whalemountain.console.query.Query;

@QuarkusTest
@ConsoleTest
class UnfinishedTest {

  private static final String CONTAINERS = "/api/v1/containers";

  /** Shorter than any call may take, which a record would count as busy otherwise. */
  private static final Duration SOON = Duration.ofSeconds(8);

  RealParts parts;

  @Inject Query query;

  @Test
  void aCreateOfWhichTheDatabaseHeardNoEndIsNotBusyForLong() {
    try (var host = FakeHost.register()) {
      var student = FakeHost.as("e175703");
      var put = new Times(1, "PUT");
      host.agent()
          .misbehave(
              Fault.HTML,
              (method, path) -> {
                if (put.test(method, path)) {
                  parts.stopDatabase();
                }
                return false;
              });
      student.post(CONTAINERS, host.order("web", "")).expectProblem(503, "database-unavailable");
      parts.startDatabase();
      Eventually.see(SOON, () -> busy("e175703-web"), busy -> busy.equals(Optional.of("nothing")));
      clear(student, host);
    }
  }

  private Optional<String> busy(String fullName) {
    return query.first(
        "SELECT COALESCE(busy_with, 'nothing') AS busy FROM container WHERE live_name = ?",
        row -> row.getString("busy"),
        fullName);
  }

  private static void clear(Call student, FakeHost host) {
    for (var container : student.get(CONTAINERS).json()) {
      student.delete(CONTAINERS + "/" + container.path("id").asText()).expect(204);
    }
    FakeHost.as("e165700").delete("/api/v1/hosts/" + host.name()).expect(204);
  }
}
