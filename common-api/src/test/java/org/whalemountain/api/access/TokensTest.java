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

class TokensTest {

  private static final String OLD = "o".repeat(32);
  private static final String NEW = "n".repeat(32);
  private static final String FILE = "a.token-file";

  private final AtomicLong nanos = new AtomicLong();
  @TempDir Path folder;

  @Test
  void duringARotationBothAreTaken() {
    var both = Tokens.of(setting("a.token", NEW), setting("a.previous-token", OLD));
    assertThat(both.isShown("Bearer " + NEW)).isTrue();
    assertThat(both.isShown("Bearer " + OLD)).isTrue();
    assertThat(both.isShown("Bearer " + NEW + OLD)).isFalse();
    assertThat(both.isShown("Bearer ")).isFalse();
    assertThat(both.isShown(NEW)).isFalse();
    assertThat(both.isShown(null)).isFalse();
    var one = Tokens.of(setting("a.token", NEW + "\n"));
    assertThat(one.isShown("Bearer " + NEW)).isTrue();
    assertThat(one.isShown("Bearer " + OLD)).isFalse();
  }

  @Test
  void nothingSetIsShownByNobody() {
    var none = Tokens.of(setting("a.token", " \n"));
    assertThat(none.isEmpty()).isTrue();
    assertThat(none.isShown("Bearer ")).isFalse();
  }

  @Test
  void whatIsWeakIsNamed() {
    assertThatThrownBy(() -> Tokens.of(setting("a.token", "short")))
        .hasMessageContaining("a.token must have");
    assertThatThrownBy(() -> Tokens.of(setting("a.token", NEW), setting("a.old", "short")))
        .hasMessageContaining("a.old must have");
  }

  @Test
  void aFileThatChangesCountsWithoutARestart() throws IOException {
    var file = write(OLD + "\n", 1);
    var tokens = Tokens.of(FILE, file, nanos::get);
    assertThat(tokens.isShown("Bearer " + OLD)).isTrue();
    write(NEW + "\n" + OLD + "\n", 2);
    assertThat(tokens.isShown("Bearer " + NEW)).isFalse();
    aSecondLater();
    assertThat(tokens.isShown("Bearer " + NEW)).isTrue();
    assertThat(tokens.isShown("Bearer " + OLD)).isTrue();
    write(NEW + "\n", 3);
    aSecondLater();
    assertThat(tokens.isShown("Bearer " + NEW)).isTrue();
    assertThat(tokens.isShown("Bearer " + OLD)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "short\n"})
  void aFileThatIsNoGoodLeavesTheTokensAsTheyWere(String text) throws IOException {
    var tokens = Tokens.of(FILE, write(OLD, 1), nanos::get);
    var file = write(text, 2);
    aSecondLater();
    assertThat(tokens.isShown("Bearer " + OLD)).isTrue();
    assertThatThrownBy(() -> Tokens.of(FILE, file, nanos::get)).hasMessageContaining(FILE);
    Files.delete(file);
    aSecondLater();
    assertThat(tokens.isShown("Bearer " + OLD)).isTrue();
    assertThatThrownBy(() -> Tokens.of(FILE, file, nanos::get))
        .hasMessageContaining("cannot be read");
  }

  private static Tokens.Setting setting(String name, String value) {
    return new Tokens.Setting(name, Optional.of(value));
  }

  private Path write(String text, int age) throws IOException {
    var file = Files.writeString(folder.resolve("tokens"), text);
    return Files.setLastModifiedTime(file, FileTime.fromMillis(age * 1000L));
  }

  private void aSecondLater() {
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
  }
}
