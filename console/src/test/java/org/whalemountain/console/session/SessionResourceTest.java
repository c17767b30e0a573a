package org.whalemountain.console.session;

import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModifyRequest;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.whalemountain.console.Browser;
import org.whalemountain.console.ConsoleTest;
import org.whalemountain.console.RealParts;
import org.whalemountain.parts.EmbeddedDirectory;

import static com.unboundid.ldap.sdk.ModificationType.REPLACE;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@ConsoleTest
class SessionResourceTest {

  RealParts parts;

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
  void whatIsWrongDoesNotShowInTheTime() {
    for (var account : new String[] {"e175702", "e175799"}) {
      var began = System.nanoTime();
      Browser.logIn(account, "wrong").then().statusCode(401);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(490));
    }
  }

  @Test
  void whoLeavesTheAdminGroupIsNoAdminFromTheNextLoginOn() throws Exception {
    var before = Browser.sessionOf("e165700");
    var group = "cn=whalemountain-admins,ou=groups," + EmbeddedDirectory.BASE;
    var admin = "uid=e165700,ou=people," + EmbeddedDirectory.BASE;
    var other = "uid=e175703,ou=people," + EmbeddedDirectory.BASE;
    parts.people().modify(new ModifyRequest(group, new Modification(REPLACE, "member", other)));
    try {
      Browser.logIn("e165700", "e165700-demo").then().body("roles", contains("user"));
      Browser.in(before).get("/api/v1/session").then().body("roles", contains("user"));
      Browser.logIn("e175703", "e175703-demo").then().body("roles", contains("user", "admin"));
    } finally {
      parts.people().modify(new ModifyRequest(group, new Modification(REPLACE, "member", admin)));
    }
    Browser.logIn("e175703", "e175703-demo").then().body("roles", contains("user"));
    Browser.logIn("e165700", "e165700-demo").then().body("roles", contains("user", "admin"));
  }

  @Test
  void anAccountThatCannotNameContainersIsToldSo() throws Exception {
    parts
        .people()
        .add(
            "dn: uid=zo(e,ou=people," + EmbeddedDirectory.BASE,
            "objectClass: inetOrgPerson",
            "uid: zo(e",
            "cn: Zoe",
            "sn: Demo",
            "userPassword: zoe-demo");
    Browser.logIn("zo(e", "wrong").then().statusCode(401);
    Browser.logIn("zo(e", "zoe-demo")
        .then()
        .statusCode(403)
        .body("code", equalTo("forbidden"))
        .body("detail", containsString("1 to 32"));
  }

  @Test
  void theAccountIsSpelledAsTheDirectorySpellsItButInLowerCase() throws Exception {
    parts
        .people()
        .add(
            "dn: uid=E175704,ou=people," + EmbeddedDirectory.BASE,
            "objectClass: inetOrgPerson",
            "uid: E175704",
            "cn: Saburo",
            "sn: Demo",
            "userPassword: saburo-demo");
    Browser.logIn("e175704", "saburo-demo")
        .then()
        .statusCode(200)
        .body("account", equalTo("e175704"))
        .body("displayName", equalTo("e175704"));
  }

  @Test
  void charactersThatMeanSomethingToTheDirectoryMeanNothing() {
    for (var name : new String[] {"*", "e17570*", "e175701)(uid=*", "e175701\\00", "\u0000", "é"}) {
      Browser.logIn(name, "e175701-demo").then().statusCode(401);
    }
    Browser.logIn("x".repeat(10_000), "wrong").then().statusCode(401);
    Browser.logIn("   ", "wrong").then().statusCode(401);
  }

  @Test
  void twoPeopleHaveTwoSessions() {
    var first = Browser.sessionOf("e175701");
    var second = Browser.sessionOf("e175702");
    Browser.in(first).delete("/api/v1/session").then().statusCode(204);
    Browser.in(second).get("/api/v1/session").then().body("account", equalTo("e175702"));
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
