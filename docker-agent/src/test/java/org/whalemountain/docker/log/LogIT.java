package org.whalemountain.docker.log;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.whalemountain.docker.engine.Engine;
import org.whalemountain.docker.wire.Borrowed;
import org.whalemountain.docker.wire.Eventually;
import org.whalemountain.docker.wire.Http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
class LogIT {

  private static final Duration SOON = Duration.ofSeconds(30);

  @Inject Engine engine;

  @Test
  void bothOutputsComeInOneTextAlsoWhenStopped() throws Exception {
    try (var container =
        Borrowed.running(
            engine.client(), "for i in 1 2 3; do echo out$i; echo 日本$i >&2; done; sleep 9")) {
      Eventually.see(SOON, () -> body(container, "?tail=all"), seen -> seen.contains("日本3"));
      container.stop();
      logs(container, "").statusCode(200).contentType("text/plain; charset=utf-8");
      assertThat(body(container, "").lines())
          .containsExactlyInAnyOrder("out1", "out2", "out3", "日本1", "日本2", "日本3");
      assertThat(body(container, "?tail=2&follow=true").lines()).hasSize(2);
      assertThat(body(container, "?tail=0")).isEmpty();
    }
  }

  @Test
  void anotherTailIsRefused() {
    try (var container = Borrowed.running(engine.client())) {
      for (var tail : new String[] {"-1", "100001", "many", "1%26follow=1"}) {
        logs(container, "?tail=" + tail).statusCode(422).body("fields[0].name", equalTo("tail"));
      }
    }
    given().auth().oauth2(Http.TOKEN).get("/v1/containers/t0-no/logs").then().statusCode(404);
  }

  @Test
  void aMegabyteLineByLineArrivesWhole() throws Exception {
    try (var container = Borrowed.running(engine.client(), "seq 1 150000; sleep 99")) {
      Eventually.see(SOON, () -> body(container, "?tail=1"), seen -> seen.equals("150000\n"));
      var lines = body(container, "").lines().toList();
      assertThat(lines).hasSize(150_000).startsWith("1", "2").endsWith("150000");
    }
  }

  @Test
  void fiftyFollowersThatGoLeaveNothingBehind() throws Exception {
    try (var container =
        Borrowed.running(engine.client(), "while :; do echo tick; sleep 1; done")) {
      body(container, "?tail=1");
      var sockets = sockets();
      var followers = new ArrayList<Http>();
      for (var i = 0; i < 50; i++) {
        followers.add(Http.open().send("GET", container.path("logs?follow=true"), "", new byte[0]));
      }
      for (var follower : followers) {
        readUntilTick(follower);
      }
      // at each follower three: its own two ends, and one to the engine (perhaps an idle one
      // before)
      assertThat(sockets()).isGreaterThanOrEqualTo(3 * 50);
      assertThat(threadsAtWork()).isEmpty();
      for (var follower : followers) {
        follower.close();
      }
      // less than one for each; a few idle connections to the engine are kept for the next call
      Eventually.see(SOON, LogIT::sockets, now -> now < sockets + 50);
    }
  }

  private static void readUntilTick(Http follower) throws IOException {
    var lines = new BufferedReader(new InputStreamReader(follower.in(), StandardCharsets.UTF_8));
    String line;
    do {
      line = lines.readLine();
    } while (line != null && !line.contains("tick"));
    assertThat(line).contains("tick");
  }

  /** Workers of the agent that stand in our code. */
  private static List<String> threadsAtWork() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(thread -> thread.getKey().getName().startsWith("executor-thread"))
        .filter(thread -> Arrays.toString(thread.getValue()).contains("org.whalemountain"))
        .map(thread -> thread.getKey().getName() + Arrays.toString(thread.getValue()))
        .toList();
  }

  /** Open sockets of this process: followers' two ends here, and one each to the engine. */
  private static long sockets() throws IOException {
    try (var open = Files.list(Path.of("/proc/self/fd"))) {
      return open.filter(fd -> target(fd).startsWith("socket:")).count();
    }
  }

  private static String target(Path fd) {
    try {
      return Files.readSymbolicLink(fd).toString();
    } catch (IOException closed) {
      return "";
    }
  }

  private static String body(Borrowed container, String query) {
    return logs(container, query).extract().asString();
  }

  private static ValidatableResponse logs(Borrowed container, String query) {
    return given()
        .auth()
        .oauth2(Http.TOKEN)
        .urlEncodingEnabled(false)
        .get(container.path("logs" + query))
        .then();
  }
}
