package org.whalemountain.console.web;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.net.URL;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.whalemountain.console.Browser;
import org.whalemountain.console.ConsoleTest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@ConsoleTest
class OriginCheckTest {

  @TestHTTPResource("/")
  URL console;

  @Test
  void anotherSitesPageCannotUseTheCookie() {
    var session = Browser.sessionOf("e175701");
    for (var origin :
        new String[] {
          "http://evil.test",
          "null",
          "",
          "http://" + console.getHost() + ":" + (console.getPort() + 1),
          "https://" + console.getHost() + ":" + console.getPort(),
          own() + ".evil.test"
        }) {
      Browser.in(session)
          .header("Origin", origin)
          .delete("/api/v1/session")
          .then()
          .statusCode(403)
          .body("code", equalTo("forbidden"));
    }
    Browser.in(session).get("/api/v1/session").then().statusCode(200);
  }

  @Test
  void anotherSitesPageCannotOpenAWebSocket() {
    Browser.as("e175701")
        .header("Origin", "http://evil.test")
        .header("Connection", "Upgrade")
        .header("Upgrade", "websocket")
        .get("/api/v1/containers/x/terminal")
        .then()
        .statusCode(403);
  }

  @Test
  void anotherSitesPageCannotLogAPersonIn() {
    given()
        .header("Origin", "http://evil.test")
        .contentType(ContentType.JSON)
        .body(Map.of("username", "e175701", "password", "e175701-demo"))
        .post("/api/v1/session")
        .then()
        .statusCode(403);
  }

  @Test
  void whatTheBrowserSaysAboutTheSiteCountsToo() {
    var session = Browser.sessionOf("e175701");
    for (var site : new String[] {"cross-site", "same-site"}) {
      Browser.in(session)
          .header("Sec-Fetch-Site", site)
          .delete("/api/v1/session")
          .then()
          .statusCode(403);
    }
    Browser.in(session)
        .header("Sec-Fetch-Site", "same-origin")
        .delete("/api/v1/session")
        .then()
        .statusCode(204);
  }

  @Test
  void theConsolesOwnPageAndReadersPass() {
    var session = Browser.sessionOf("e175701");
    Browser.in(session)
        .header("Origin", "http://evil.test")
        .get("/api/v1/session")
        .then()
        .statusCode(200);
    Browser.in(session).header("Origin", own()).delete("/api/v1/session").then().statusCode(204);
  }

  private String own() {
    return "http://" + console.getHost() + ":" + console.getPort();
  }
}
