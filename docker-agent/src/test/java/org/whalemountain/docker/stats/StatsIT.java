package org.whalemountain.docker.stats;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.container.StatsSample;
import org.whalemountain.api.problem.StrictJson;
import org.whalemountain.docker.engine.Engine;
import org.whalemountain.docker.wire.Borrowed;
import org.whalemountain.docker.wire.Http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
class StatsIT {

  @Inject Engine engine;

  @Test
  void aBusyContainerIsSeenToBeBusy() {
    try (var container = Borrowed.running(engine.client(), "while :; do :; done")) {
      for (var i = 0; i < 2; i++) {
        var begun = System.nanoTime();
        var sample =
            given()
                .auth()
                .oauth2(Http.TOKEN)
                .get(container.path("stats"))
                .then()
                .statusCode(200)
                .extract()
                .as(StatsSample.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(15));
        assertThat(sample.cpuPercent()).isBetween(5.0, 170.0);
        assertThat(sample.cpus()).isEqualTo(1.5);
        assertThat(sample.memoryLimitBytes()).isEqualTo(256L << 20);
        assertThat(sample.memoryBytes()).isBetween(1L, 64L << 20);
        assertThat(sample.processes()).isBetween(2L, 5L);
        assertThat(sample.gpus()).isEmpty();
      }
    }
  }

  @Test
  void theStreamSendsSamplesAndEndsWithTheContainer() throws Exception {
    try (var container = Borrowed.running(engine.client());
        var http =
            Http.open()
                .send(
                    "GET", container.path("stats"), "Accept: text/event-stream\r\n", new byte[0])) {
      var lines = new BufferedReader(new InputStreamReader(http.in(), StandardCharsets.UTF_8));
      var first = nextSample(lines);
      var second = nextSample(lines);
      assertThat(Duration.between(first.at(), second.at()))
          .isBetween(Duration.ofMillis(500), Duration.ofSeconds(15));
      container.stop();
      var rest = nextSample(lines);
      for (var i = 0; i < 5 && rest != null; i++) {
        rest = nextSample(lines);
      }
      assertThat(rest).isNull();
    }
  }

  @Test
  void aStoppedContainerRefusesBoth() {
    try (var container = Borrowed.running(engine.client())) {
      container.stop();
      for (var type : new String[] {"application/json", "text/event-stream"}) {
        given()
            .auth()
            .oauth2(Http.TOKEN)
            .accept(type)
            .get(container.path("stats"))
            .then()
            .statusCode(409)
            .body("code", equalTo("wrong-state"));
      }
    }
  }

  /** Null at the stream's end. */
  private static StatsSample nextSample(BufferedReader lines) throws IOException {
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("data:")) {
        return StrictJson.mapper().readValue(line.substring(5), StatsSample.class);
      }
      if (line.equals("0")) {
        return null;
      }
    }
    return null;
  }
}
