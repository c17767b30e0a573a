package org.whalemountain.docker.container;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.contract.Call;
import org.whalemountain.docker.BusyboxImage;
import org.whalemountain.docker.Docker;
import org.whalemountain.docker.wire.Eventually;

import static org.assertj.core.api.Assertions.assertThat;

/** Which registries are pulled from, and with what credentials; a real registry asks for them. */
@QuarkusTest
@TestProfile(RegistryIT.OneRegistry.class)
class RegistryIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String PEOPLE =
      "reader:$2b$05$G7WzPjRWbH/IRhLmRqGAPudHdmG71Vj0.K9QfQ3uzqd.2yr.SxWha";
  private static final Path LOGIN = Path.of("target/registry-login").toAbsolutePath();
  private static final Path CREDENTIALS = LOGIN.resolve("config.json");

  /** Known before the agent starts. */
  private static final String PORT = "whalemountain.test.registry-port";

  @TestHTTPResource("/")
  URI agent;

  @ConfigProperty(name = "whalemountain.agent.token")
  String token;

  @ConfigProperty(name = PORT)
  int port;

  private final String owner = "t" + UUID.randomUUID().toString().substring(0, 8);
  private Registry registry;
  private String image;

  /** Only that one may be pulled from. */
  public static final class OneRegistry implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      try {
        var port = Registry.freePort();
        return Map.of(
            PORT,
            Integer.toString(port),
            "whalemountain.registry.allowed",
            "gitlab.example.ac.jp:5050,127.0.0.1:" + port,
            "whalemountain.registry.credentials",
            CREDENTIALS.toString());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @BeforeEach
  void fillRegistry() throws Exception {
    registry = Registry.locked(port, PEOPLE);
    image = registry.name("department/app:" + owner);
    Files.createDirectories(LOGIN);
    know("cmVhZGVyOnNlY3JldC01MDAw");
    try (var busybox = BusyboxImage.make()) {
      registry.take(busybox.name(), "department/app:" + owner, LOGIN);
    }
  }

  /** As docker login writes it. */
  private void know(String pair) throws IOException {
    var auths = Map.of("auths", Map.of("127.0.0.1:" + port, Map.of("auth", pair)));
    Files.writeString(CREDENTIALS, Call.json(auths));
  }

  @AfterEach
  void removeWhatWasMade() throws Exception {
    call().delete("/v1/containers/" + owner + "-web");
    Docker.run("docker", "rmi", image);
    registry.close();
    Files.deleteIfExists(CREDENTIALS);
  }

  @Test
  void credentialsAreReadAtEachPull() throws Exception {
    Files.delete(CREDENTIALS);
    askUntilDone(image).expectProblem(422, "image-not-available");

    // reader:wrong-secret
    know("cmVhZGVyOndyb25nLXNlY3JldA==");
    var refused = askUntilDone(image).expectProblem(422, "image-not-available");
    assertThat(refused.text()).doesNotContain("wrong-secret", "secret-5000");

    know("cmVhZGVyOnNlY3JldC01MDAw");
    askUntilDone(image).expect(201);
  }

  @Test
  void otherRegistriesAreRefusedBeforeAnybodyIsAsked() throws Exception {
    var begun = Instant.now();
    for (var reference :
        new String[] {"python:" + owner, "localhost:" + port + "/department/app:" + owner}) {
      var refused = put(reference).expectProblem(422, "image-not-available").expectField("image");
      assertThat(refused.json().path("detail").asText())
          .contains(reference.startsWith("python") ? "docker.io" : "localhost:" + port)
          .contains("gitlab.example.ac.jp:5050");
    }
    assertThat(pulls(begun)).isEmpty();
    assertThat(call().get("/v1/containers?owner=" + owner).expect(200).json()).isEmpty();

    // what is on the host was put there by who may
    Docker.run(
        "docker",
        "tag",
        askUntilDone(image).expect(201).json().path("imageId").asText(),
        "python:" + owner);
    call().delete("/v1/containers/" + owner + "-web").expect(204);
    put("python:" + owner).expect(201);
    call().delete("/v1/containers/" + owner + "-web").expect(204);
    Docker.run("docker", "rmi", "python:" + owner);
  }

  private String pulls(Instant since) throws Exception {
    return Docker.run(
        "docker",
        "events",
        "--since",
        since.toString(),
        "--until",
        Instant.now().toString(),
        "--filter",
        "event=pull");
  }

  private Call.Answer askUntilDone(String reference) throws Exception {
    return Eventually.see(SOON, () -> put(reference), answer -> answer.status() != 202);
  }

  private Call.Answer put(String reference) {
    var spec = new LinkedHashMap<String, Object>();
    spec.put("id", owner);
    spec.put("owner", owner);
    spec.put("name", "web");
    spec.put("console", "registry-it");
    spec.put("image", reference);
    spec.put("memoryMiB", 64);
    return call().put("/v1/containers/" + owner + "-web", Call.json(spec));
  }

  private Call call() {
    return Call.to(agent).as(token);
  }
}
