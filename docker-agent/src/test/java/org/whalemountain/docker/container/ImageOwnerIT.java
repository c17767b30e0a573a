package org.whalemountain.docker.container;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.contract.Call;
import org.whalemountain.docker.BusyboxImage;
import org.whalemountain.docker.Docker;

import static org.assertj.core.api.Assertions.assertThat;

/** An image that another account has built is not there, however it is spelled. */
@QuarkusTest
class ImageOwnerIT {
  private static final String NEVER = "sha256:" + "9876".repeat(16);

  @TestHTTPResource("/")
  URI agent;

  @ConfigProperty(name = "whalemountain.agent.token")
  String token;

  private final String builder = "t" + UUID.randomUUID().toString().substring(0, 8);
  private final String stranger = "s" + UUID.randomUUID().toString().substring(0, 8);
  private BusyboxImage image;
  private String id;
  private List<String> names;

  @BeforeEach
  void build() throws Exception {
    image = BusyboxImage.make("LABEL whalemountain.owner=" + stranger);
    id = Docker.inspect(image.name(), "{{.Id}}");
    names =
        List.of(
            builder + "/app:1",
            builder + "/app:latest",
            "other-" + builder + ":1",
            "whalemountain.invalid/" + builder + "/app:1");
    for (var name : names) {
      Docker.run("docker", "tag", id, name);
    }
  }

  @AfterEach
  void removeWhatWasMade() throws Exception {
    call().delete("/v1/containers/" + builder + "-web");
    call().delete("/v1/containers/" + stranger + "-web");
    for (var name : names) {
      Docker.run("docker", "rmi", name);
    }
    image.close();
  }

  @Test
  void noSpellingLeadsAStrangerToIt() throws Exception {
    var begun = Instant.now();
    var never = put(stranger, NEVER, null).expectProblem(404, "not-found").json();
    var hex = id.substring("sha256:".length());
    var spellings =
        List.of(
            builder + "/app:1",
            builder + "/app",
            "docker.io/" + builder + "/app:1",
            "index.docker.io/" + builder + "/app:1",
            "docker.io/" + builder + "/app",
            "other-" + builder + ":1",
            "library/other-" + builder + ":1",
            "docker.io/library/other-" + builder + ":1",
            image.name(),
            "whalemountain.invalid/" + builder + "/app:1",
            id,
            hex,
            hex.substring(0, 12),
            hex.substring(0, 4),
            "sha256:" + hex.substring(0, 12),
            "sha256:" + hex.substring(0, 4));
    for (var spelling : spellings) {
      var refused = put(stranger, spelling, null).expectProblem(404, "not-found").json();
      for (var field : List.of("type", "title", "detail", "status", "code", "fields")) {
        assertThat(refused.path(field)).as(spelling).isEqualTo(never.path(field));
      }
      call().get("/v1/containers/" + stranger + "-web").expectProblem(404, "not-found");
    }
    var events =
        Docker.run(
            "docker",
            "events",
            "--since",
            begun.toString(),
            "--until",
            Instant.now().toString(),
            "--filter",
            "event=pull");
    assertThat(events).isEmpty();
    assertThat(Docker.run("docker", "network", "ls", "--format", "{{.Name}}"))
        .doesNotContain(stranger);
  }

  @Test
  void itsBuilderUsesItAndSoDoesWhoTheConsoleLets() {
    put(builder, builder + "/app:1", null).expect(201);
    var shared = put(stranger, builder + "/app:1", id).expect(201).json();
    assertThat(shared.path("imageId").asText()).isEqualTo(id);
  }

  @Test
  void aSharedImageThatIsGoneIsNotFetchedElsewhere() {
    put(stranger, builder + "/app:1", NEVER).expectProblem(422, "image-not-available");
    call().get("/v1/containers/" + stranger + "-web").expectProblem(404, "not-found");
  }

  @Test
  void itsOwnerIsTheMarksWhateverItsLabelSays() {
    var listed = call().get("/v1/images").expect(200).json();
    for (var report : listed) {
      if (report.path("id").asText().equals(id)) {
        assertThat(report.path("owner").asText()).isEqualTo(builder);
        assertThat(report.path("names").toString())
            .contains(builder + "/app:1")
            .doesNotContain("whalemountain.invalid");
        var file = call().get("/v1/images/" + id + "/singularity/progress").expect(200).json();
        assertThat(file.path("image").path("owner").asText()).isEqualTo(builder);
        return;
      }
    }
    throw new AssertionError("not listed: " + listed);
  }

  private Call.Answer put(String owner, String reference, String imageId) {
    var spec = new LinkedHashMap<String, Object>();
    spec.put("id", owner);
    spec.put("owner", owner);
    spec.put("name", "web");
    spec.put("console", "owner-it");
    spec.put("image", reference);
    spec.put("imageId", imageId);
    spec.put("memoryMiB", 64);
    return call().put("/v1/containers/" + owner + "-web", Call.json(spec));
  }

  private Call call() {
    return Call.to(agent).as(token);
  }
}
