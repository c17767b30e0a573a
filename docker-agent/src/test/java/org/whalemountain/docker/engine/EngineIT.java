package org.whalemountain.docker.engine;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@QuarkusTest
class EngineIT {
  @TempDir Path directory;
  @Inject Event<EngineFound> found;

  @Test
  void anEngineThatComesLaterIsFoundWithoutRestart() throws IOException {
    var engine = engineAt(directory.resolve("later.sock"));
    try {
      assertUnreachable(engine);
      try (var tap = new EngineTap(directory.resolve("later.sock"))) {
        assertThat(ping(engine)).isTrue();
        assertThat(tap.requests()).anyMatch(request -> request.matches("GET /v1\\.\\d+/_ping"));
      }
      assertUnreachable(engine);
      try (var tap = new EngineTap(directory.resolve("later.sock"))) {
        assertThat(ping(engine)).isTrue();
        assertThat(tap.requests()).anyMatch(request -> request.endsWith("/version"));
      }
    } finally {
      engine.close();
    }
  }

  @Test
  void anEngineThatNeverAnswersCostsTheDeadlineAndNoMore() throws IOException {
    try (var tap = new EngineTap(directory.resolve("mute.sock"))) {
      var engine = engineAt(directory.resolve("mute.sock"));
      assertThat(ping(engine)).isTrue();

      tap.mute(true);
      var begun = Instant.now();
      assertUnreachable(engine);
      assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(12));

      tap.mute(false);
      assertThat(ping(engine)).isTrue();
      engine.close();
    }
  }

  @Test
  void manyCallsToAMuteEngineAllEndAtTheirDeadline() throws Exception {
    try (var tap = new EngineTap(directory.resolve("crowd.sock"))) {
      tap.mute(true);
      var engine = engineAt(directory.resolve("crowd.sock"));
      var begun = Instant.now();
      var callers = new Thread[20];
      for (var i = 0; i < callers.length; i++) {
        callers[i] = new Thread(() -> assertUnreachable(engine));
        callers[i].start();
      }
      for (var caller : callers) {
        caller.join();
      }
      assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(12));

      tap.mute(false);
      assertThat(ping(engine)).isTrue();
      engine.close();
    }
  }

  private Engine engineAt(Path socket) {
    var config =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(EngineConfig.class)
            .withDefaultValue("whalemountain.engine.url", "unix://" + socket)
            .withDefaultValue("whalemountain.engine.call-deadline", "1s")
            .build()
            .getConfigMapping(EngineConfig.class);
    return new Engine(config, found);
  }

  private static boolean ping(Engine engine) {
    return engine.call(
        client -> {
          client.pingCmd().exec();
          return true;
        });
  }

  private static void assertUnreachable(Engine engine) {
    assertThatThrownBy(() -> ping(engine))
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.HOST_UNREACHABLE));
  }
}
