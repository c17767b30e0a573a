package org.whalemountain.console.whole;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whalemountain.api.contract.Eventually;

/** A docker command that is killed says nothing, and takes what it ran with it. */
class KilledClientIT {

  private static final String ME = Whole.HANAKO;
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String DEAF = "echo begun; trap : HUP; sleep 4711";

  private final Whole whole = Whole.running();
  private DockerCommand mine;

  @BeforeEach
  void begin() {
    whole.as(Whole.ADMIN).post("/api/v1/images/refresh").expect(200);
    var token =
        whole
            .as(ME)
            .post("/api/v1/tokens", "{\"name\":\"" + Whole.unique("docker") + "\"}")
            .expect(201)
            .json()
            .path("token")
            .asText();
    mine = DockerCommand.to(DockerCommand.installed().get(0), whole.console.url(), token);
    mine.run("run", "-d", "--memory=64m", "--name", "web", whole.image, "sleep", "1000").expect(0);
  }

  @AfterEach
  void clear() {
    whole.clear(ME);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--tty=false", "-i", "-it"})
  void aCommandThatHearsOfNothingEndsWithIt(String flags) throws IOException {
    var out = Files.createTempFile(Path.of("target").toAbsolutePath(), "killed", "");
    var words = new String[] {"exec", flags, "web", "sh", "-c", DEAF};
    var client = mine.begin(out, flags.equals("-it"), words);
    try {
      Eventually.see(SOON, () -> read(out), shown -> shown.contains("begun"));
      Eventually.see(SOON, this::running, shown -> shown.contains("sleep 4711"));
    } finally {
      client.destroyForcibly();
    }
    Eventually.see(SOON, this::running, shown -> !shown.contains("sleep 4711"));
  }

  private String running() {
    return mine.run("top", "web").expect(0).out();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
