package org.whalemountain.console.session;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.whalemountain.console.Browser;
import org.whalemountain.console.ConsoleTest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@ConsoleTest
class SessionResourceTest {

  @Test
  void aStudentLogsInAndIsKnown() {
    var answer = Browser.logIn("e175701", "e175701-demo");
    answer
        .then()
        .statusCode(200)
        .body("account", equalTo("e175701"))
        .body("displayName", equalTo("演習 花子"))
        .body("roles", contains("user"));
    assertThat(answer.header("Set-Cookie"))
        .contains("HttpOnly", "SameSite=Strict", "Path=/")
        .doesNotContain("Secure");
    Browser.in(answer.cookie(Browser.COOKIE))
        .get("/api/v1/session")
        .then()
        .statusCode(200)
        .body("account", equalTo("e175701"));
  }

  @Test
  void membersOfTheAdminGroupAreAdmins() {
    Browser.logIn("e165700", "e165700-demo")
        .then()
        .statusCode(200)
        .body("roles", contains("user", "admin"));
  }

  @Test
  void anotherSpellingIsTheSameAccount() {
    for (var typed : new String[] {"E175701", " e175701 ", "ｅ１７５７０１"}) {
      Browser.logIn(typed, "e175701-demo")
          .then()
          .statusCode(200)
          .body("account", equalTo("e175701"));
    }
  }

  @Test
  void wrongPasswordAndUnknownAccountGetTheSameAnswer() {
    var wrong = Browser.logIn("e175702", "wrong");
    var unknown = Browser.logIn("e175799", "wrong");
    wrong.then().statusCode(401).contentType("application/problem+json");
    unknown.then().statusCode(401);
    assertThat(unknown.jsonPath().getString("detail"))
        .isEqualTo(wrong.jsonPath().getString("detail"));
  }

  @Test
  void aCookieIsWorthNothingAfterLogout() {
    var session = Browser.sessionOf("e175701");
    Browser.in(session).delete("/api/v1/session").then().statusCode(204);
    Browser.in(session)
        .get("/api/v1/session")
        .then()
        .statusCode(401)
        .body("code", equalTo("not-authenticated"));
  }

  @Test
  void nobodyIsNobody() {
    given()
        .get("/api/v1/session")
        .then()
        .statusCode(401)
        .body("code", equalTo("not-authenticated"));
    Browser.in("garbage").get("/api/v1/session").then().statusCode(401);
    given().get("/api/v1/nothing").then().statusCode(401);
    Browser.as("e175701").get("/api/v1/nothing").then().statusCode(404);
  }
}
