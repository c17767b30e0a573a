package org.whalemountain.console.audit;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.whalemountain.console.Browser;
import org.whalemountain.console.ConsoleTest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

@QuarkusTest
@ConsoleTest
class AuditResourceTest {

  private static final long PATIENCE_MS = 10_000;

  @Test
  void aFailedLoginIsNotedUnderTheTriedNameWithoutThePassword() {
    var tried = "T" + UUID.randomUUID().toString().substring(0, 8);
    Browser.logIn(tried + " ", "hunter2-secret").then().statusCode(401);
    var row = await(Map.of("account", tried.toLowerCase(Locale.ROOT))).get(0);
    assertThat(row)
        .containsEntry("action", "POST /session")
        .containsEntry("outcome", "refused")
        .containsEntry("status", 401)
        .containsEntry("code", "not-authenticated")
        .containsEntry("address", "127.0.0.1");
    assertThat(row.toString()).doesNotContain("hunter2");
  }

  @Test
  void changesAndRefusalsAreNotedAndReadingIsNot() {
    var since = Instant.now().minusSeconds(1).toString();
    var session = Browser.sessionOf("e175703");
    Browser.in(session).get("/api/v1/session").then().statusCode(200);
    var id = UUID.randomUUID().toString();
    Browser.in(session).delete("/api/v1/tokens/" + id).then().statusCode(404);
    Browser.in(session)
        .contentType(ContentType.JSON)
        .body("{\"name\":\"a\"}")
        .post("/api/v1/tokens")
        .then()
        .statusCode(201);
    Browser.in(session).get("/api/v1/audit?account=e175701").then().statusCode(403);
    Browser.in(session).delete("/api/v1/session").then().statusCode(204);
    await(Map.of("account", "e175703", "action", "DELETE /session", "since", since));
    var rows = rows(Map.of("account", "e175703", "since", since));
    assertThat(rows)
        .extracting(row -> row.get("action") + " " + row.get("status"))
        .containsExactly(
            "DELETE /session 204",
            "GET /audit 403",
            "POST /tokens 201",
            "DELETE /tokens/{id} 404",
            "POST /session 200");
    assertThat(rows.get(3)).containsEntry("target", id).containsEntry("via", "session");
  }

  @Test
  void addressesThatNobodyServesAreNotedToo() {
    var target = UUID.randomUUID().toString();
    Browser.as("e175702").put("/api/v1/nothing/" + target + "/here").then().statusCode(404);
    given().get("/api/v1/secret/" + target).then().statusCode(401);
    var row = await(Map.of("account", "e175702", "action", "PUT /nothing/{id}/here")).get(0);
    assertThat(row).containsEntry("target", target).containsEntry("code", "not-found");
    assertThat(await(Map.of("action", "GET /secret/{id}")).get(0)).containsEntry("account", null);
  }

  @Test
  void aStudentSeesOnlyTheirOwnRows() {
    var session = Browser.sessionOf("e175702");
    Browser.sessionOf("e175701");
    await(Map.of("account", "e175702"));
    List<String> accounts =
        Browser.in(session).get("/api/v1/audit").then().statusCode(200).extract().path("account");
    assertThat(accounts).isNotEmpty().containsOnly("e175702");
  }

  @Test
  void pagesFollowEachOtherNewestFirst() {
    for (var made = 0; made < 5; made++) {
      Browser.sessionOf("e175701");
    }
    await(Map.of("account", "e175701", "outcome", "done"));
    var admin = Browser.sessionOf("e165700");
    var first = Browser.in(admin).get("/api/v1/audit?limit=2&account=e175701");
    first.then().statusCode(200).body("", hasSize(2));
    List<Integer> newest = first.path("id");
    var next = first.header("Link").replaceAll("<(.*)>; rel=\"next\"", "$1");
    List<Integer> older = Browser.in(admin).get(next).path("id");
    assertThat(newest.get(0)).isGreaterThan(newest.get(1));
    assertThat(older.get(0)).isLessThan(newest.get(1));
  }

  @Test
  void badQueriesAreNamed() {
    var admin = Browser.sessionOf("e165700");
    for (var bad :
        Map.of("limit", "0", "after", "x", "since", "yesterday", "until", "1").entrySet()) {
      Browser.in(admin)
          .queryParam(bad.getKey(), bad.getValue())
          .get("/api/v1/audit")
          .then()
          .statusCode(422)
          .body("fields[0].name", equalTo(bad.getKey()));
    }
    Browser.in(admin).get("/api/v1/audit?limit=1001").then().statusCode(422);
  }

  /** Rows are written behind the answer. */
  private static List<Map<String, Object>> await(Map<String, ?> query) {
    var limit = System.currentTimeMillis() + PATIENCE_MS;
    var rows = rows(query);
    while (rows.isEmpty() && System.currentTimeMillis() < limit) {
      rows = rows(query);
    }
    assertThat(rows).as("rows for %s", query).isNotEmpty();
    return rows;
  }

  private static List<Map<String, Object>> rows(Map<String, ?> query) {
    return Browser.as("e165700")
        .queryParams(query)
        .get("/api/v1/audit")
        .then()
        .statusCode(200)
        .extract()
        .path("");
  }
}
