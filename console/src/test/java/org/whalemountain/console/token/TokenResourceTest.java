package org.whalemountain.console.token;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.whalemountain.console.Browser;
import org.whalemountain.console.ConsoleTest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

@QuarkusTest
@ConsoleTest
class TokenResourceTest {

  @Inject EntityManager database;

  @AfterEach
  void forget() {
    QuarkusTransaction.requiringNew()
        .run(() -> database.createNativeQuery("DELETE FROM token").executeUpdate());
  }

  @Test
  void aTokenWorksUntilItIsRevoked() {
    var session = Browser.sessionOf("e175701");
    var made = make(session, "{\"name\": \" 卒論の CI \"}");
    made.then().statusCode(201).body("name", equalTo("卒論の CI"));
    var token = made.jsonPath().getString("token");
    assertThat(token).matches("wm_[A-Za-z0-9_-]{43}");
    with(token).get("/api/v1/session").then().statusCode(200).body("account", equalTo("e175701"));
    var listed = Browser.in(session).get("/api/v1/tokens");
    listed.then().statusCode(200).body("", hasSize(1)).body("[0].usedAt", notNullValue());
    assertThat(listed.asString()).doesNotContain(token);
    var id = made.jsonPath().getString("id");
    Browser.in(session).delete("/api/v1/tokens/" + id).then().statusCode(204);
    with(token).get("/api/v1/session").then().statusCode(401);
    Browser.in(session).delete("/api/v1/tokens/" + id).then().statusCode(404);
  }

  @Test
  void somebodyElsesTokenIsOneThatNeverWas() {
    var id = make(Browser.sessionOf("e175701"), "{\"name\":\"a\"}").jsonPath().getString("id");
    var stranger = Browser.sessionOf("e175702");
    var theirs = Browser.in(stranger).delete("/api/v1/tokens/" + id);
    var nobodys = Browser.in(stranger).delete("/api/v1/tokens/" + UUID.randomUUID());
    theirs.then().statusCode(404);
    assertThat(withoutInstance(theirs)).isEqualTo(withoutInstance(nobodys));
    Browser.in(stranger).get("/api/v1/tokens").then().body("", hasSize(0));
  }

  @Test
  void aTokenEndsAtItsTime() {
    var session = Browser.sessionOf("e175701");
    var end = Instant.now().plus(1, ChronoUnit.DAYS);
    var token = token(make(session, "{\"name\":\"a\",\"expiresAt\":\"" + end + "\"}"));
    with(token).get("/api/v1/session").then().statusCode(200);
    change("UPDATE token SET expires_at = expires_at - INTERVAL 1441 MINUTE");
    with(token).get("/api/v1/session").then().statusCode(401);
  }

  @Test
  void garbageIsNobodyEvenBesideAGoodCookie() {
    var session = Browser.sessionOf("e175701");
    for (var garbage : new String[] {"wm_garbage", "xyz", "", "wm_" + "x".repeat(4000)}) {
      Browser.in(session)
          .header("Authorization", "Bearer " + garbage)
          .get("/api/v1/session")
          .then()
          .statusCode(401)
          .body("code", equalTo("not-authenticated"));
    }
  }

  @Test
  void aTokenMakesAndRevokesNoTokens() {
    var made = make(Browser.sessionOf("e175701"), "{\"name\":\"a\"}");
    var token = token(made);
    with(token)
        .contentType(ContentType.JSON)
        .body("{\"name\":\"b\"}")
        .post("/api/v1/tokens")
        .then()
        .statusCode(403)
        .body("code", equalTo("forbidden"));
    with(token).delete("/api/v1/tokens/" + made.jsonPath().getString("id")).then().statusCode(403);
    with(token).get("/api/v1/tokens").then().statusCode(200).body("", hasSize(1));
    with(token).delete("/api/v1/session").then().statusCode(409);
  }

  @Test
  void badValuesAreNamed() {
    var session = Browser.sessionOf("e175701");
    var past = Instant.now().minus(1, ChronoUnit.MINUTES);
    var far = Instant.now().plus(800, ChronoUnit.DAYS);
    refused(session, "{}", "name");
    refused(session, "{\"name\":\"  \"}", "name");
    refused(session, "{\"name\":\"a\\u0007b\"}", "name");
    refused(session, "{\"name\":\"" + "x".repeat(101) + "\"}", "name");
    refused(session, "{\"name\":7}", "name");
    refused(session, "{\"name\":\"a\",\"expiresAt\":\"" + past + "\"}", "expiresAt");
    refused(session, "{\"name\":\"a\",\"expiresAt\":\"" + far + "\"}", "expiresAt");
    refused(session, "{\"name\":\"a\",\"expiresAt\":\"tomorrow\"}", "expiresAt");
    make(session, "{\"name\":\"a\",\"admin\":true}").then().statusCode(400);
    Browser.in(session).get("/api/v1/tokens").then().body("", hasSize(0));
  }

  @Test
  void fiftyTokensAreEnough() {
    var session = Browser.sessionOf("e175701");
    for (var made = 0; made < 50; made++) {
      make(session, "{\"name\":\"t\"}").then().statusCode(201);
    }
    make(session, "{\"name\":\"t\"}")
        .then()
        .statusCode(409)
        .body("code", equalTo("quota-exceeded"));
    var page = Browser.in(session).get("/api/v1/tokens?limit=20");
    page.then().statusCode(200).body("", hasSize(20));
    var next = page.header("Link").replaceAll("<(.*)>; rel=\"next\"", "$1");
    Browser.in(session).get(next).then().statusCode(200).body("", hasSize(20));
  }

  @Test
  void tokensRestWhenTheirOwnerDoesNotLogInAndAdminsLoseTheirRoleSooner() {
    var token = token(make(Browser.sessionOf("e165700"), "{\"name\":\"a\"}"));
    with(token).get("/api/v1/session").then().body("roles", contains("user", "admin"));
    change("UPDATE account SET logged_in_at = logged_in_at - INTERVAL 31 DAY WHERE id = 'e165700'");
    with(token).get("/api/v1/session").then().statusCode(200).body("roles", contains("user"));
    change(
        "UPDATE account SET logged_in_at = logged_in_at - INTERVAL 150 DAY WHERE id = 'e165700'");
    with(token).get("/api/v1/session").then().statusCode(401);
    Browser.sessionOf("e165700");
    with(token).get("/api/v1/session").then().statusCode(200);
  }

  private void change(String sql) {
    QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery(sql).executeUpdate());
  }

  private static void refused(String session, String body, String field) {
    make(session, body)
        .then()
        .statusCode(422)
        .body("code", equalTo("invalid"))
        .body("fields[0].name", equalTo(field));
  }

  private static Response make(String session, String body) {
    return Browser.in(session).contentType(ContentType.JSON).body(body).post("/api/v1/tokens");
  }

  private static String token(Response made) {
    made.then().statusCode(201);
    return made.jsonPath().getString("token");
  }

  private static RequestSpecification with(String token) {
    return given().header("Authorization", "Bearer " + token);
  }

  private static String withoutInstance(Response answer) {
    return answer.asString().replaceAll("urn:uuid:[0-9a-f-]+", "");
  }
}
