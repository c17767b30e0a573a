package org.whalemountain.console.web;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.whalemountain.console.Browser;
import org.whalemountain.console.ConsoleTest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@ConsoleTest
@TestProfile(BehindProxyTest.Proxied.class)
class BehindProxyTest {

  public static class Proxied implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("whalemountain.web.behind-proxy", "true");
    }
  }

  @Test
  void whatTheTrustedProxySaysIsBelieved() {
    var answer = logIn(given().header("Origin", "https://console.example.ac.jp"));
    answer.then().statusCode(200);
    assertThat(answer.header("Set-Cookie")).contains("Secure");
    logIn(given().header("Origin", "http://console.example.ac.jp")).then().statusCode(403);
    assertThat(addresses()).contains("192.0.2.7");
  }

  private static Response logIn(RequestSpecification request) {
    return request
        .header("X-Forwarded-Proto", "https")
        .header("X-Forwarded-Host", "console.example.ac.jp")
        .header("X-Forwarded-For", "192.0.2.7")
        .contentType(ContentType.JSON)
        .body(Map.of("username", "e175701", "password", "e175701-demo"))
        .post("/api/v1/session");
  }

  private static List<String> addresses() {
    var admin = Browser.sessionOf("e165700");
    var limit = System.currentTimeMillis() + 10_000;
    List<String> addresses = List.of();
    while (!addresses.contains("192.0.2.7") && System.currentTimeMillis() < limit) {
      addresses = Browser.in(admin).get("/api/v1/audit").path("address");
    }
    return addresses;
  }
}
