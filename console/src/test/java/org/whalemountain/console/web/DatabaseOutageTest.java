package org.whalemountain.console.web;

import io.quarkus.test.junit.QuarkusTest;
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
class DatabaseOutageTest {

  RealParts parts;

  @Test
  void aDatabaseThatHangsIsGivenUpAfterItsTimeouts() {
    var session = Browser.sessionOf("e175701");
    parts.freezeDatabase();
    try {
      var began = Instant.now();
      Browser.in(session)
          .get("/api/v1/session")
          .then()
          .statusCode(503)
          .body("code", equalTo("database-unavailable"));
      assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(20));
      var asked = Instant.now();
      given()
          .get("/q/health/ready")
          .then()
          .statusCode(503)
          .body("checks.find { it.name == 'database' }.status", equalTo("DOWN"))
          .body("checks.find { it.name == 'directory' }.data.answers", equalTo(true));
      assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(20));
    } finally {
      parts.thawDatabase();
    }
    Browser.in(session).get("/api/v1/session").then().statusCode(200);
  }

  @Test
  void theDatabaseGoesAwayAndComesBackAndSessionsAreStillThere() {
    var session = Browser.sessionOf("e175701");
    parts.stopDatabase();
    try {
      var began = Instant.now();
      Browser.in(session)
          .get("/api/v1/session")
          .then()
          .statusCode(503)
          .contentType("application/problem+json")
          .header("Retry-After", notNullValue())
          .body("code", equalTo("database-unavailable"));
      Browser.logIn("e175701", "e175701-demo")
          .then()
          .statusCode(503)
          .body("code", equalTo("database-unavailable"));
      given()
          .header("Authorization", "Bearer wm_0123456789")
          .get("/api/v1/tokens")
          .then()
          .statusCode(503)
          .body("code", equalTo("database-unavailable"));
      given().get("/q/health/ready").then().statusCode(503);
      given().get("/q/health/live").then().statusCode(200);
      assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(40));
    } finally {
      parts.startDatabase();
    }
    Browser.in(session).get("/api/v1/session").then().statusCode(200);
    Browser.logIn("e175701", "e175701-demo").then().statusCode(200);
  }
}
