package org.whalemountain.console.session;

import io.quarkus.test.junit.QuarkusTest;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.whalemountain.console.Browser;
import org.whalemountain.console.ConsoleTest;
import org.whalemountain.console.RealParts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

@QuarkusTest
@ConsoleTest
class DirectoryOutageTest {

  RealParts parts;

  @Test
  void sessionsLiveOnWhileTheDirectoryIsDown() {
    var session = Browser.sessionOf("e175701");
    parts.stopDirectory();
    try {
      assertThatLoginIsUnavailableWithin(Duration.ofSeconds(15));
      Browser.in(session).get("/api/v1/session").then().statusCode(200);
      Browser.logIn("e175701", "").then().statusCode(401);
      assertThat(readyAndDirectoryAnswers()).isFalse();
    } finally {
      parts.startDirectory();
    }
    Browser.logIn("e175701", "e175701-demo").then().statusCode(200);
    assertThat(readyAndDirectoryAnswers()).isTrue();
  }

  @Test
  void aDirectoryThatNeverAnswersIsGivenUpAfterTheTimeout() throws Exception {
    var session = Browser.sessionOf("e175701");
    parts.stopDirectory();
    try (var silent =
        new ServerSocket(parts.directoryPort(), 50, InetAddress.getLoopbackAddress())) {
      assertThat(silent.isBound()).isTrue();
      assertThatLoginIsUnavailableWithin(Duration.ofSeconds(15));
      assertThat(readyAndDirectoryAnswers()).isFalse();
      Browser.in(session).get("/api/v1/session").then().statusCode(200);
    } finally {
      parts.startDirectory();
    }
    Browser.logIn("e175701", "e175701-demo").then().statusCode(200);
  }

  @Test
  void anOutageCostsNobodyAnAttempt() {
    parts.stopDirectory();
    try {
      for (var attempt = 0; attempt < 12; attempt++) {
        Browser.logIn("e175703", "e175703-demo").then().statusCode(503);
      }
    } finally {
      parts.startDirectory();
    }
    Browser.logIn("e175703", "e175703-demo").then().statusCode(200);
  }

  /** Who is logged in goes on working, so the console stays ready. */
  private static boolean readyAndDirectoryAnswers() {
    return given()
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .extract()
        .path("checks.find { it.name == 'directory' }.data.answers");
  }

  private static void assertThatLoginIsUnavailableWithin(Duration limit) {
    var began = Instant.now();
    Browser.logIn("e175701", "e175701-demo")
        .then()
        .statusCode(503)
        .contentType("application/problem+json")
        .header("Retry-After", notNullValue())
        .body("code", equalTo("directory-unavailable"));
    assertThat(Duration.between(began, Instant.now())).isLessThan(limit);
  }
}
