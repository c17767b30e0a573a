package org.whalemountain.docker.container;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whalemountain.api.contract.Call;
import org.whalemountain.docker.BusyboxImage;
import org.whalemountain.docker.Docker;
import org.whalemountain.docker.wire.Eventually;

import static org.assertj.core.api.Assertions.assertThat;

/** Images that come from a real registry. */
@QuarkusTest
class PullIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int LAYERS = 4;
  private static final int LAYER = 8 << 20;

  @TestHTTPResource("/")
  URI agent;

  @ConfigProperty(name = "whalemountain.agent.token")
  String token;

  @TempDir Path folder;

  private final String owner = "t" + UUID.randomUUID().toString().substring(0, 8);
  private final List<String> made = new ArrayList<>();
  private Registry registry;
  private String image;

  @BeforeEach
  void fillRegistry() throws Exception {
    registry = Registry.start();
    image = registry.name(owner + "/app:1");
    try (var busybox = BusyboxImage.make()) {
      enlarge(busybox.name());
      registry.take(owner, owner + "/app:1");
    } finally {
      Docker.run("docker", "rmi", owner);
    }
  }

  /** So large that its way here can be watched, and of new bytes, which no engine has yet. */
  private void enlarge(String base) throws Exception {
    for (var i = 0; i < LAYERS; i++) {
      var bytes = new byte[LAYER];
      new Random().nextBytes(bytes);
      var large = Files.write(folder.resolve("large"), bytes);
      Docker.run("docker", "create", "--name", owner, i == 0 ? base : owner);
      Docker.run("docker", "cp", large.toString(), owner + ":/large" + i);
      Docker.run("docker", "commit", owner, owner);
      Docker.run("docker", "rm", owner);
    }
  }

  @AfterEach
  void removeWhatWasMade() throws Exception {
    made.forEach(name -> call().delete("/v1/containers/" + owner + "-" + name));
    Docker.run("docker", "rmi", image, registry.name(owner + "/app:2"));
    registry.close();
  }

  @Test
  void anImageIsPulledWithProgressAndThenRuns() throws Exception {
    var first = put("web", image).expect(202).json();
    assertThat(first.path("status").asText()).isEqualTo("creating");
    assertThat(first.path("statusDetail").asText()).startsWith("The image is being pulled");

    var listed = call().with("Accept-Language", "ja").get("/v1/containers?owner=" + owner);
    var waiting = listed.expect(200).json().path(0);
    assertThat(waiting.path("fullName").asText()).isEqualTo(owner + "-web");
    assertThat(waiting.path("status").asText()).isEqualTo("creating");
    assertThat(waiting.path("statusDetail").asText()).startsWith("イメージを取得しています");
    assertThat(waiting.path("statusSentence").path("english").asText())
        .startsWith("The image is being pulled");
    assertThat(waiting.path("progress").has("layersTotal")).isTrue();

    var details = new ArrayList<String>();
    var last = askUntilDone("web", image, details);

    assertThat(last.expect(201).json().path("status").asText()).isEqualTo("running");
    assertThat(details)
        .allMatch(detail -> detail.startsWith("The image is being pulled"))
        .anyMatch(detail -> detail.matches(".*: \\d of [5-9] layers, \\d+ of 3[2-4] MiB\\."));
    assertThat(call().get("/v1/containers?owner=" + owner).expect(200).json()).hasSize(1);
    assertThat(call().get("/v1/images").expect(200).text()).contains(image);
  }

  @Test
  void twoOrdersForOneImagePullItOnce() throws Exception {
    var begun = Instant.now();
    put("one", image).expect(202);
    put("two", image).expect(202);
    askUntilDone("one", image, new ArrayList<>()).expect(201);
    askUntilDone("two", image, new ArrayList<>()).expect(201);

    assertThat(pulls(begun)).hasSize(1);
  }

  @Test
  void everybodyWhoWaitedIsToldThatItFailed() throws Exception {
    var never = registry.name(owner + "/app:2");
    put("one", never).expect(202);
    put("two", never).expect(202);
    askUntilDone("one", never, new ArrayList<>()).expectProblem(422, "image-not-available");
    askUntilDone("two", never, new ArrayList<>()).expectProblem(422, "image-not-available");
    assertThat(call().get("/v1/containers?owner=" + owner).expect(200).json()).isEmpty();
  }

  @Test
  void aTagThatAppearsLaterIsPulledAfterAll() throws Exception {
    var later = registry.name(owner + "/app:2");
    for (var tries = 0; tries < 2; tries++) {
      put("web", later).expect(202);
      askUntilDone("web", later, new ArrayList<>()).expectProblem(422, "image-not-available");
    }
    try (var busybox = BusyboxImage.make()) {
      registry.take(busybox.name(), owner + "/app:2");
    }

    put("web", later).expect(202);
    askUntilDone("web", later, new ArrayList<>()).expect(201);
  }

  private Call.Answer askUntilDone(String name, String reference, List<String> details)
      throws Exception {
    return Eventually.see(
        SOON,
        () -> {
          var answer = put(name, reference);
          if (answer.status() == 202) {
            details.add(answer.json().path("statusDetail").asText());
          }
          return answer;
        },
        answer -> answer.status() != 202);
  }

  /** What the engine itself says it has pulled. */
  private List<String> pulls(Instant since) throws Exception {
    return Docker.run(
            "docker",
            "events",
            "--since",
            since.toString(),
            "--until",
            Instant.now().toString(),
            "--filter",
            "event=pull")
        .lines()
        .filter(line -> line.contains(image))
        .toList();
  }

  private Call.Answer put(String name, String reference) {
    made.add(name);
    var spec = new LinkedHashMap<String, Object>();
    spec.put("id", owner + name);
    spec.put("owner", owner);
    spec.put("name", name);
    spec.put("console", "pull-it");
    spec.put("image", reference);
    spec.put("cpus", 0.5);
    spec.put("memoryMiB", 64);
    return call().put("/v1/containers/" + owner + "-" + name, Call.json(spec));
  }

  private Call call() {
    return Call.to(agent).as(token);
  }
}
