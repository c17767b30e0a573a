package org.whalemountain.console;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;

import static io.restassured.RestAssured.given;

/** What a person's browser or script sends. */
public final class Browser {

  /** The cookie that proves a session. */
  public static final String COOKIE = "wm-session";

  private Browser() {}

  /** Tries to log in. */
  public static Response logIn(String username, String password) {
    return given()
        .contentType(ContentType.JSON)
        .body(Map.of("username", username, "password", password))
        .post("/api/v1/session");
  }

  /** The cookie of a fresh session of one of the demo's people. */
  public static String sessionOf(String account) {
    var answer = logIn(account, account + "-demo");
    answer.then().statusCode(200);
    return answer.cookie(COOKIE);
  }

  /** A request in that session. */
  public static RequestSpecification in(String session) {
    return given().cookie(COOKIE, session);
  }

  /** A request by one of the demo's people, in a fresh session. */
  public static RequestSpecification as(String account) {
    return in(sessionOf(account));
  }
}
