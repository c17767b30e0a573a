package org.whalemountain.docker.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.contract.Call;
import org.whalemountain.docker.BusyboxImage;
import org.whalemountain.docker.Docker;

import static org.assertj.core.api.Assertions.assertThat;

/** What somebody does on the blade with the engine's own tool is told as it is. */
@QuarkusTest
class BehindOurBackIT {
  private static BusyboxImage image;

  @TestHTTPResource("/")
  URI agent;

  @ConfigProperty(name = "whalemountain.agent.token")
  String token;

  private final String owner = "t" + UUID.randomUUID().toString().substring(0, 8);
  private Map<String, Object> spec;
  private String containerId;

  @BeforeAll
  static void makeImage() throws IOException, InterruptedException {
    image = BusyboxImage.make();
  }

  @AfterAll
  static void removeImage() throws IOException, InterruptedException {
    image.close();
  }

  @BeforeEach
  void make() {
    spec =
        Map.of(
            "id",
            UUID.randomUUID().toString(),
            "owner",
            owner,
            "name",
            "web",
            "console",
            "behind-it",
            "image",
            image.name(),
            "memoryMiB",
            64);
    var made = call().put("/v1/containers/" + owner + "-web", Call.json(spec)).expect(201);
    containerId = made.json().path("containerId").asText();
  }

  @AfterEach
  void remove() throws Exception {
    Docker.run("docker", "rm", "--force", containerId);
    Docker.run("docker", "network", "rm", "wm-" + owner);
  }

  @Test
  void aRenamedOneIsListedUnderItsNewNameAndOtherwiseNotThere() throws Exception {
    var other = owner + "-other-name";
    Docker.run("docker", "rename", containerId, other);

    assertThat(listed().path("fullName").asText()).isEqualTo(other);
    assertThat(listed().path("name").asText()).isEqualTo("web");
    for (var name : List.of(owner + "-web", other)) {
      call().get("/v1/containers/" + name).expectProblem(404, "not-found");
      call().delete("/v1/containers/" + name).expectProblem(404, "not-found");
    }
    assertThat(Docker.inspect(other, "{{.State.Status}}")).isEqualTo("running");
  }

  @Test
  void aPausedOneRunsAndSaysThatItIsPaused() throws Exception {
    Docker.run("docker", "pause", containerId);

    assertThat(listed().path("status").asText()).isEqualTo("running");
    assertThat(listed().path("statusDetail").asText()).contains("paused");
    Docker.run("docker", "unpause", containerId);
    assertThat(listed().path("statusDetail").isNull()).isTrue();
  }

  @Test
  void oneThatItsEngineCanNeverStartIsMadeAnew() throws Exception {
    var labels =
        new ObjectMapper().readTree(Docker.inspect(containerId, "{{json .Config.Labels}}"));
    Docker.run("docker", "rm", "--force", containerId);
    var create = new ArrayList<>(List.of("docker", "create", "--name", owner + "-web"));
    labels.fields().forEachRemaining(label -> addLabel(create, label));
    // the kernel takes no such value, which shows at the start
    create.addAll(List.of("--sysctl", "net.ipv4.ip_forward=never", image.name()));
    var broken = Docker.run(create.toArray(String[]::new));

    var made = call().put("/v1/containers/" + owner + "-web", Call.json(spec)).expect(201).json();
    containerId = made.path("containerId").asText();
    assertThat(made.path("status").asText()).isEqualTo("running");
    assertThat(containerId).isNotEqualTo(broken);
    assertThat(Docker.run("docker", "inspect", broken)).contains("No such object");
  }

  private static void addLabel(List<String> create, Map.Entry<String, JsonNode> label) {
    create.add("--label");
    create.add(label.getKey() + "=" + label.getValue().asText());
  }

  @Test
  void theHostTellsSinceWhenItsEngineRuns() {
    var started = call().get("/v1/host").expect(200).json().path("engineStartedAt").asText();

    assertThat(Instant.parse(started)).isBefore(Instant.now());
    assertThat(call().get("/v1/host").json().path("engineStartedAt").asText()).isEqualTo(started);
  }

  private JsonNode listed() {
    var list = call().get("/v1/containers?owner=" + owner).expect(200).json();
    assertThat(list).hasSize(1);
    return list.get(0);
  }

  private Call call() {
    return Call.to(agent).as(token);
  }
}
