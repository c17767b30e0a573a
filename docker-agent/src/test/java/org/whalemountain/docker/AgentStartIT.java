package org.whalemountain.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The packaged agent as a process of its own. */
class AgentStartIT {
  @Test
  void withoutATokenItDoesNotStartAndSaysWhatIsMissing() throws Exception {
    assertThat(refusal()).contains("whalemountain.agent.token");
  }

  @Test
  void aTokenThatCouldBeGuessedIsRefused() throws Exception {
    assertThat(refusal("-Dwhalemountain.agent.token=short"))
        .contains("whalemountain.agent.token must have at least 32 characters");
  }

  @Test
  void itTakesItsTokenFromAFileAndWritesJsonLinesWhereThatIsAsked(@TempDir Path folder)
      throws Exception {
    var token = Files.writeString(folder.resolve("token"), "t".repeat(32) + "\n");
    var process =
        start(
            "-Dwhalemountain.agent.token-file=" + token,
            "-Dwhalemountain.log.json=true",
            "-Dwhalemountain.file.spool=" + folder.resolve("spool"));
    try (var lines = process.inputReader()) {
      var started =
          lines
              .lines()
              .filter(line -> line.contains("started in"))
              .findFirst()
              .map(AgentStartIT::json);
      assertThat(started).isPresent();
      assertThat(started.get().path("level").asText()).isEqualTo("INFO");
      assertThat(started.get().path("message").asText()).startsWith("docker-agent");
      assertThat(Instant.parse(started.get().path("timestamp").asText())).isNotNull();
    } finally {
      process.destroyForcibly();
    }
  }

  private static JsonNode json(String line) {
    try {
      return new ObjectMapper().readTree(line);
    } catch (JsonProcessingException e) {
      throw new AssertionError(line, e);
    }
  }

  private static Process start(String... options) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command =
        Stream.of(
                List.of(java, "-Dquarkus.http.port=0"),
                Arrays.asList(options),
                List.of("-jar", "target/quarkus-app/quarkus-run.jar"))
            .flatMap(List::stream)
            .toList();
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static String refusal(String... options) throws IOException, InterruptedException {
    var process = start(options);
    try {
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ended").isTrue();
      assertThat(process.exitValue()).as(said).isNotZero();
      return said;
    } finally {
      process.destroyForcibly();
    }
  }
}
