package org.whalemountain.api.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TokensTest {

  private static final String OLD = "o".repeat(32);
  private static final String NEW = "n".repeat(32);

  @TempDir Path folder;

  @Test
  void theOldAndTheNewOneOfAFileAreBothTaken() throws IOException {
    var file = Files.writeString(folder.resolve("token"), NEW + "\n" + OLD + "\n");
    var tokens = Tokens.of("a.token", Optional.empty(), Optional.of(file));
    assertThat(tokens.isShown("Bearer " + OLD)).isTrue();
    assertThat(tokens.isShown("Bearer " + NEW)).isTrue();
    assertThat(tokens.isShown("Bearer " + NEW + OLD)).isFalse();
    assertThat(tokens.isShown("Bearer ")).isFalse();
    assertThat(tokens.isShown(NEW)).isFalse();
    assertThat(tokens.isShown(null)).isFalse();
  }

  @Test
  void aShortOneAndAMissingFileEndTheStartWithTheSettingsName() {
    assertThatThrownBy(() -> Tokens.of("a.token", Optional.of("short"), Optional.empty()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("a.token");
    var missing = Optional.of(folder.resolve("none"));
    assertThatThrownBy(() -> Tokens.of("a.token", Optional.empty(), missing))
        .hasMessageContaining("a.token-file");
    assertThat(Tokens.of("a.token", Optional.empty(), Optional.empty()).isEmpty()).isTrue();
    assertThat(Tokens.of("a.token", Optional.of(" \n"), Optional.empty()).isShown("Bearer "))
        .isFalse();
  }
}
