package org.whalemountain.docker.runner;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** With lines as gitlab-runner v19.4.0 writes them. */
class RunnerLogTest {
  private static final String STARTED = line("info", "Configuration loaded", "10:00:00");
  private static final String NOTHING = line("debug", "Checking for jobs...no content", "10:00:05");
  private static final String RECEIVED = line("info", "Checking for jobs... received", "10:00:10");
  private static final String FORBIDDEN =
      line("error", "Checking for jobs... forbidden", "10:00:15");
  private static final String UNAVAILABLE =
      line("warning", "Checking for jobs... GitLab instance currently unavailable", "10:00:20");
  private static final String FAILED = line("warning", "Checking for jobs... failed", "10:00:25");

  @Test
  void aRunnerThatHasNotAskedYetHasNoContact() {
    assertThat(read(STARTED).lastContactAt()).isNull();
    assertThat(read(STARTED, FAILED, UNAVAILABLE).lastContactAt()).isNull();
  }

  @Test
  void anAnswerIsContactWhateverItSays() {
    assertThat(read(STARTED, NOTHING).lastContactAt()).isEqualTo(at("10:00:05"));
    assertThat(read(NOTHING, RECEIVED, FAILED).lastContactAt()).isEqualTo(at("10:00:10"));
    assertThat(read(NOTHING, FORBIDDEN).lastContactAt()).isEqualTo(at("10:00:15"));
    var trace = line("info", "Appending trace to coordinator...ok", "10:00:40");
    assertThat(read(NOTHING, trace).lastContactAt()).isEqualTo(at("10:00:40"));
  }

  @Test
  void theLastWordAboutTheTokenCounts() {
    assertThat(read(NOTHING, FORBIDDEN).isRefused()).isTrue();
    assertThat(read(FORBIDDEN, FAILED).isRefused()).isTrue();
    assertThat(read(FORBIDDEN, NOTHING).isRefused()).isFalse();
    assertThat(read(FORBIDDEN, RECEIVED).isRefused()).isFalse();
  }

  @Test
  void peopleSeeNoDebugLinesAndNoTokens() {
    var secret = line("info", "registered glrt-0123456789abcdefghij.01.x\u001b[0;m", "10:00:00");
    var seen = read(NOTHING, secret, "not JSON glpat-abcdefgh").lines();
    assertThat(seen)
        .containsExactly("2026-01-01T10:00:00Z info: registered [token] [0;m", "not JSON [token]");
  }

  private static RunnerLog read(String... lines) {
    return RunnerLog.read(List.of(lines));
  }

  private static Instant at(String time) {
    return Instant.parse("2026-01-01T" + time + "Z");
  }

  private static String line(String level, String message, String time) {
    return "{\"level\":\"%s\",\"msg\":\"%s\",\"runner\":\"0123\",\"time\":\"2026-01-01T%sZ\"}"
        .formatted(level, message.replace("\u001b", "\\u001b"), time);
  }
}
