package org.whalemountain.api.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AgentTokensTest {

  private static final String OLD = "o".repeat(32);
  private static final String NEW = "n".repeat(32);

  private final AtomicLong nanos = new AtomicLong();
  @TempDir Path folder;

  @Test
  void duringARotationBothAreTaken() {
    var both = AgentTokens.of(Optional.of(NEW), Optional.of(OLD));
    assertThat(both.contain(NEW)).isTrue();
    assertThat(both.contain(OLD)).isTrue();
    assertThat(both.contain("x".repeat(32))).isFalse();
    assertThat(both.contain("")).isFalse();
    var one = AgentTokens.of(Optional.of(NEW + "\n"), Optional.empty());
    assertThat(one.contain(NEW)).isTrue();
    assertThat(one.contain(OLD)).isFalse();
  }

  @Test
  void whatIsMissingOrWeakIsNamed() {
    assertThatThrownBy(() -> AgentTokens.of(Optional.empty(), Optional.empty()))
        .hasMessageContaining("whalemountain.agent.token must be set");
    assertThatThrownBy(() -> AgentTokens.of(Optional.of("short"), Optional.empty()))
        .hasMessageContaining("whalemountain.agent.token must have");
    assertThatThrownBy(() -> AgentTokens.of(Optional.of(NEW), Optional.of("short")))
        .hasMessageContaining("whalemountain.agent.previous-token must have");
  }

  @Test
  void aFileThatChangesCountsWithoutARestart() throws IOException {
    var file = write(OLD + "\n", 1);
    var tokens = AgentTokens.of(file, nanos::get);
    assertThat(tokens.contain(OLD)).isTrue();
    write(NEW + "\n" + OLD + "\n", 2);
    assertThat(tokens.contain(NEW)).isFalse();
    aSecondLater();
    assertThat(tokens.contain(NEW)).isTrue();
    assertThat(tokens.contain(OLD)).isTrue();
    write(NEW + "\n", 3);
    aSecondLater();
    assertThat(tokens.contain(NEW)).isTrue();
    assertThat(tokens.contain(OLD)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "short\n"})
  void aFileThatIsNoGoodLeavesTheTokensAsTheyWere(String text) throws IOException {
    var tokens = AgentTokens.of(write(OLD, 1), nanos::get);
    var file = write(text, 2);
    aSecondLater();
    assertThat(tokens.contain(OLD)).isTrue();
    assertThatThrownBy(() -> AgentTokens.of(file, nanos::get))
        .hasMessageContaining("whalemountain.agent.token-file");
    Files.delete(file);
    aSecondLater();
    assertThat(tokens.contain(OLD)).isTrue();
    assertThatThrownBy(() -> AgentTokens.of(file, nanos::get))
        .hasMessageContaining("cannot be read");
  }

  private Path write(String text, int age) throws IOException {
    var file = Files.writeString(folder.resolve("tokens"), text);
    return Files.setLastModifiedTime(file, FileTime.fromMillis(age * 1000L));
  }

  private void aSecondLater() {
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
  }
}
