package org.whalemountain.console.whole;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.Eventually;

import static org.assertj.core.api.Assertions.assertThat;

/** One id leads from what the browser sent through the console's log into the agent's. */
class RequestIdIT {

  private static final String CONTAINERS = "/api/v1/containers";
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final Whole whole = Whole.running();

  @AfterEach
  void clear() {
    whole.clear(Whole.HANAKO);
  }

  @Test
  void aCreateIsFollowedThroughBothLogs() {
    var id = "journey-" + UUID.randomUUID();
    var name = Whole.unique("web");
    var student = whole.as(Whole.HANAKO).with("X-Request-Id", id);
    var order =
        Call.json(whole.order(name))
            .replaceFirst("\\{", "{\"environments\":[\"PIN=secret-4711\"],");

    var made = student.post(CONTAINERS, order).expect(201);

    assertThat(made.header("X-Request-Id")).isEqualTo(id);
    var container = made.json().path("id").asText();
    var atConsole = lines(whole.console, id, "request method=POST");
    assertThat(atConsole)
        .singleElement()
        .asString()
        .contains("path=/api/v1/containers", "status=201", "durationMs=", "host=" + Whole.HOST)
        .contains("account=" + Whole.HANAKO, "container=" + container);
    var fullName = made.json().path("fullName").asText();
    assertThat(lines(whole.agent, id, "made container=" + fullName)).hasSize(1);
    assertThat(lines(whole.agent, id, "started container=" + fullName)).hasSize(1);
    assertThat(lines(whole.agent, id, "request method=PUT"))
        .singleElement()
        .asString()
        .contains("status=201", "container=" + fullName);
    assertThat(whole.console.log()).doesNotContain("secret-4711");
    assertThat(whole.agent.log()).doesNotContain("secret-4711").doesNotContain(Whole.TOKEN);
  }

  @Test
  void aProblemsInstanceIsTheRequestsId() {
    var id = UUID.randomUUID().toString();
    var refused =
        whole
            .as(Whole.HANAKO)
            .with("X-Request-Id", id)
            .delete(CONTAINERS + "/" + UUID.randomUUID())
            .expectProblem(404, "not-found");
    assertThat(refused.header("X-Request-Id")).isEqualTo(id);
    assertThat(refused.json().path("instance").asText()).isEqualTo("urn:uuid:" + id);
    var unsound = whole.as(Whole.HANAKO).with("X-Request-Id", "no good").get(CONTAINERS);
    assertThat(unsound.header("X-Request-Id")).matches("[0-9a-f-]{36}");
  }

  private static List<String> lines(ServiceProcess service, String id, String text) {
    return Eventually.see(
        LIMIT,
        () ->
            service.log().lines().filter(line -> line.contains(id) && line.contains(text)).toList(),
        found -> !found.isEmpty());
  }
}
