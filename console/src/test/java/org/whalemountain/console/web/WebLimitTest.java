package org.whalemountain.console.web;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.whalemountain.console.Browser;
import org.whalemountain.console.ConsoleTest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@ConsoleTest
class WebLimitTest {

  @TestHTTPResource("/")
  URL console;

  @Test
  void aBodyThatCannotBeReadIsRefusedByWhatIsWrong() {
    logIn("{\"username\":\"a\",\"password\":\"b\",\"admin\":true}").statusCode(400);
    logIn("{\"username\":\"a\",\"username\":\"c\",\"password\":\"b\"}").statusCode(400);
    logIn("{\"username\":").statusCode(400);
    logIn("[]").statusCode(400);
    logIn("").statusCode(400).body("code", equalTo("malformed"));
    logIn("null").statusCode(400);
    logIn("{\"username\":7,\"password\":\"b\"}")
        .statusCode(422)
        .body("fields[0].name", equalTo("username"));
    logIn("{\"password\":\"b\"}").statusCode(422).body("fields[0].name", equalTo("username"));
    logIn("{\"username\":\"e175701\",\"password\":\"\"}").statusCode(401);
    given().contentType("text/plain").body("x").post("/api/v1/session").then().statusCode(415);
  }

  @Test
  void onlyFilesMayBeLarge() throws Exception {
    var large = "{\"username\":\"" + "x".repeat(1 << 20) + "\",\"password\":\"b\"}";
    logIn(large).statusCode(413).body("code", equalTo("too-large"));
    var chunked =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(console + "api/v1/session"))
                    .header("Content-Type", "application/json")
                    .POST(
                        HttpRequest.BodyPublishers.ofInputStream(
                            () ->
                                new ByteArrayInputStream(
                                    large.getBytes(StandardCharsets.US_ASCII))))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(chunked.statusCode()).isEqualTo(413);
    assertThat(chunked.body()).contains("too-large");
  }

  @Test
  void longHeadersAreReadAndEndlessOnesRefused() {
    Browser.in("x".repeat(16 * 1024)).get("/api/v1/session").then().statusCode(401);
    Browser.as("e175701")
        .header("X-Long", "x".repeat(16 * 1024))
        .get("/api/v1/session")
        .then()
        .statusCode(200);
    Browser.in("x".repeat(64 * 1024)).get("/api/v1/session").then().statusCode(431);
  }

  @Test
  void everyAnswerHasTheStrictHeaders() {
    for (var path : new String[] {"/api/v1/session", "/q/health/live", "/nothing"}) {
      given()
          .get(path)
          .then()
          .header("Content-Security-Policy", containsString("default-src 'self'"))
          .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
          .header("X-Content-Type-Options", "nosniff")
          .header("Referrer-Policy", "no-referrer");
    }
    given().get("/api/v1/session").then().header("Cache-Control", "no-store");
    Browser.as("e175701").get("/api/v1/session").then().header("Cache-Control", "no-store");
  }

  @Test
  void noSpellingOfAnAddressGoesAroundTheGate() {
    for (var path :
        new String[] {
          "/api/v1;x=1/tokens",
          "/api;x/v1/tokens",
          "/;x/api/v1/tokens",
          "/api//v1/tokens",
          "/api/v1/./tokens",
          "/api/v1/x/../tokens",
          "/ap%69/v1/tokens",
          "/api/v1/tokens/",
          "/api/v1/tokens;x=1",
          "/api/v1"
        }) {
      assertThat(given().urlEncodingEnabled(false).get(path).statusCode()).as(path).isEqualTo(401);
    }
    for (var path : new String[] {"/api%2Fv1%2Ftokens", "/API/v1/tokens", "/api/v1%3Bx/tokens"}) {
      assertThat(given().urlEncodingEnabled(false).get(path).statusCode()).as(path).isEqualTo(404);
    }
  }

  @Test
  void whatWatchesTheConsoleNeedsNoLogin() {
    for (var path : new String[] {"/q/health/live", "/q/health/ready", "/q/openapi"}) {
      given().get(path).then().statusCode(200);
    }
    for (var path : new String[] {"/q/metrics", "/q//metrics", "/q/./metrics", "/q/metrics/"}) {
      given().urlEncodingEnabled(false).get(path).then().statusCode(401);
    }
  }

  private static ValidatableResponse logIn(String body) {
    return given().contentType(ContentType.JSON).body(body).post("/api/v1/session").then();
  }
}
