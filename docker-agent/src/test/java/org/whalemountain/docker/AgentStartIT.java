package org.whalemountain.docker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

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

  private static String refusal(String... options) throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command =
        Stream.of(
                List.of(java, "-Dquarkus.http.port=0"),
                Arrays.asList(options),
                List.of("-jar", "target/quarkus-app/quarkus-run.jar"))
            .flatMap(List::stream)
            .toList();
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
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
