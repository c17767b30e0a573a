package org.whalemountain.console.docker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whalemountain.api.problem.ApiException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EngineAddressTest {

  /** What is answered; everything else that is published has a sentence. */
  private static final Set<String> LENT =
      Set.of(
          "/_ping",
          "/version",
          "/info",
          "/events",
          "/containers/json",
          "/containers/create",
          "/containers/x/json",
          "/containers/x/top",
          "/containers/x/logs",
          "/containers/x/stats",
          "/containers/x/start",
          "/containers/x/stop",
          "/containers/x/restart",
          "/containers/x/kill",
          "/containers/x/resize",
          "/containers/x/wait",
          "/containers/x/attach",
          "/containers/x/archive",
          "/containers/x/exec",
          "/containers/x",
          "/exec/x/json",
          "/exec/x/start",
          "/exec/x/resize",
          "/images/json",
          "/images/create",
          "/images/x/json",
          "/images/x");

  @Test
  void everyPublishedAddressIsLentOrRefusedWithASentence() throws IOException {
    try (var list = getClass().getResourceAsStream("/docker-engine-api.txt")) {
      var lines = new String(list.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      assertThat(lines).hasSizeGreaterThan(100);
      for (var line : lines.subList(1, lines.size())) {
        var method = line.split(" ")[0];
        var path = line.split(" ")[1].replaceAll("\\{[a-z]+}", "x");
        assertThat(LENT.contains(path) || NotLentCommand.of(method, path).isPresent())
            .as(path)
            .isTrue();
      }
    }
  }

  @Test
  void aRefusalSaysItInBothLanguages() {
    var refusal = NotLentCommand.of("POST", "/volumes/create").orElseThrow();
    assertThat(new EngineForm().status(refusal)).isEqualTo(501);
    assertThat(refusal.detail().in(Locale.ENGLISH)).contains("docker cp");
    assertThat(refusal.detail().in(Locale.JAPANESE)).contains("docker cp");
    var nothing = NotLentCommand.of("GET", "/volumes/mine").orElseThrow();
    assertThat(new EngineForm().status(nothing)).isEqualTo(404);
    assertThat(NotLentCommand.of("GET", "/whatever")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.41", "1.47", "1.51"})
  void versionsThatAreSpoken(String version) {
    assertThatCode(() -> ApiVersion.require(version)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.40", "1.52", "2.0", "0.9", "1", "1.4.1", "9999.9999"})
  void versionsThatAreNot(String version) {
    assertThatThrownBy(() -> ApiVersion.require(version)).isInstanceOf(ApiException.class);
  }
}
