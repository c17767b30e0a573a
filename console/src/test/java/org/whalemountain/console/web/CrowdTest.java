package org.whalemountain.console.web;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.contract.Eventually;
import org.whalemountain.console.ConsoleTest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@ConsoleTest
@TestProfile(CrowdTest.Small.class)
class CrowdTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String LIST = "/api/v1/containers";

  @TestHTTPResource URI console;

  public static class Small implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("whalemountain.web.most-waiting", "2");
    }
  }

  @Test
  void whatComesBeyondIsRefusedAtOnceUntilOthersAreServed() throws IOException {
    Eventually.see(LIMIT, () -> list().statusCode(), status -> status == 401);
    try (var one = unfinished();
        var two = unfinished()) {
      var refused = Eventually.see(LIMIT, CrowdTest::list, answer -> answer.statusCode() != 401);
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.contentType()).startsWith("application/problem+json");
      assertThat(refused.<String>path("code")).isEqualTo("busy");
      assertThat(refused.<String>path("detail")).startsWith("コンソールが混み合っています");
      assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
      assertThat(given().get("/q/health/live").statusCode()).isEqualTo(200);
      assertThat(one.isConnected() && two.isConnected()).isTrue();
    }
    Eventually.see(LIMIT, () -> list().statusCode(), status -> status == 401);
  }

  private static Response list() {
    return given().header("Accept-Language", "ja").get(LIST);
  }

  /** A login of which half is sent: it waits for an answer. */
  private Socket unfinished() throws IOException {
    var socket = new Socket(console.getHost(), console.getPort());
    var head =
        "POST /api/v1/session HTTP/1.1\r\nHost: console\r\nContent-Type: application/json\r\n"
            + "Content-Length: 100\r\n\r\n{";
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }
}
