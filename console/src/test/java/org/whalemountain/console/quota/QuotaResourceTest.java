package org.whalemountain.console.quota;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whalemountain.api.contract.Call;
import org.whalemountain.console.ConsoleTest;
import org.whalemountain.console.FakeHost;
import org.whalemountain.console.RealParts;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@ConsoleTest
class QuotaResourceTest {

  private static final String GROUP = "cn=course,ou=groups,dc=example,dc=ac,dc=jp";
  private static final String OWN = "/api/v1/quotas/e175702";
  private static final String NONE = "{}";

  RealParts parts;

  private Call student;
  private Call admin;

  @BeforeEach
  void begin() {
    student = FakeHost.as("e175702");
    admin = FakeHost.as("e165700");
  }

  @AfterEach
  void end() {
    admin.send("PUT", OWN, "application/json", NONE.getBytes(StandardCharsets.UTF_8)).expect(200);
  }

  @Test
  void everybodySeesLimitsAndWhatIsUsed() {
    try (var host = FakeHost.register()) {
      var order = host.order("web", ", \"cpus\": 0.5, \"memoryMiB\": 64");
      var id = student.post("/api/v1/containers", order).expect(201).json().path("id").asText();
      var quota = student.get("/api/v1/quota").expect(200).json();
      assertThat(quota.path("account").asText()).isEqualTo("e175702");
      assertThat(quota.path("containers").toString()).isEqualTo("{\"limit\":10,\"used\":1}");
      assertThat(quota.path("gpus").toString()).isEqualTo("{\"limit\":2,\"used\":0}");
      assertThat(quota.path("cpus").toString()).isEqualTo("{\"limit\":32.0,\"used\":0.5}");
      assertThat(quota.path("memoryMiB").toString()).isEqualTo("{\"limit\":131072,\"used\":64}");
      assertThat(quota.path("own").isNull()).isTrue();
      student.delete("/api/v1/containers/" + id).expect(204);
      admin.delete("/api/v1/hosts/" + host.name()).expect(204);
    }
    assertThat(student.get("/api/v1/quota").json().path("containers").path("used").asInt())
        .isZero();
  }

  @Test
  void anAdministratorSetsAndTakesBackAnAccountsOwnLimits() {
    var set = put("{\"containers\": 1, \"gpus\": null, \"cpus\": 2.5}");
    assertThat(set.expect(200).json().path("containers").path("limit").asInt()).isEqualTo(1);
    assertThat(set.json().path("cpus").path("limit").asDouble()).isEqualTo(2.5);
    assertThat(set.json().path("memoryMiB").path("limit").asInt()).isEqualTo(131_072);
    assertThat(set.json().path("own").path("containers").asInt()).isEqualTo(1);
    assertThat(set.json().path("own").path("gpus").isNull()).isTrue();
    assertThat(admin.get(OWN).expect(200).text()).isEqualTo(set.text());
    assertThat(admin.get("/api/v1/quotas").expect(200).json().findValuesAsText("account"))
        .contains("e175702")
        .doesNotContain("e175701");
    put(NONE).expect(200);
    assertThat(student.get("/api/v1/quota").json().path("containers").path("limit").asInt())
        .isEqualTo(10);
    assertThat(admin.get("/api/v1/quotas").expect(200).json().findValuesAsText("account"))
        .doesNotContain("e175702");
  }

  @Test
  void aRefusalSaysLimitUsedAndWishedInBothLanguages() {
    put("{\"containers\": 0, \"memoryMiB\": 100}").expect(200);
    try (var host = FakeHost.register()) {
      var order = host.order("web", ", \"memoryMiB\": 101");
      var english = student.post("/api/v1/containers", order);
      english.expectProblem(409, "quota-exceeded");
      assertThat(english.json().path("detail").asText())
          .contains("may have 0 containers and have 0; 1 more")
          .contains("100 MiB of memory together and have 0; 101 more");
      var japanese = student.with("Accept-Language", "ja").post("/api/v1/containers", order);
      japanese.expectProblem(409, "quota-exceeded");
      assertThat(japanese.json().path("detail").asText())
          .contains("コンテナは 0 個まで", "使用中 0、今回 1", "合計 100 MiB", "今回 101");
      admin.delete("/api/v1/hosts/" + host.name()).expect(204);
    }
  }

  @Test
  void theGroupsOfTheLastLoginCount() throws LDAPException, LDIFException {
    var people = parts.people();
    people.add(
        "dn: " + GROUP,
        "objectClass: groupOfNames",
        "cn: course",
        "member: uid=e175702,ou=people,dc=example,dc=ac,dc=jp");
    try {
      var quota = FakeHost.as("e175702").get("/api/v1/quota").expect(200).json();
      assertThat(quota.path("groups").toString()).isEqualTo("[\"course\"]");
      assertThat(quota.path("containers").path("limit").asInt()).isEqualTo(12);
      // Another session of the same person, a token and the timers know it too.
      assertThat(student.get("/api/v1/quota").json().path("containers").path("limit").asInt())
          .isEqualTo(12);
      put("{\"containers\": 3}").expect(200);
      assertThat(student.get("/api/v1/quota").json().path("containers").path("limit").asInt())
          .isEqualTo(3);
    } finally {
      people.delete(GROUP);
    }
    put(NONE).expect(200);
    var after = FakeHost.as("e175702").get("/api/v1/quota").expect(200).json();
    assertThat(after.path("containers").path("limit").asInt()).isEqualTo(10);
    assertThat(after.path("groups")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"containers": -1}    | 422 | invalid
          {"cpus": -0.1}        | 422 | invalid
          {"memoryMiB": "much"} | 422 | invalid
          {"disk": 1}           | 400 | malformed
          []                    | 400 | malformed
          """)
  void whatIsNoLimitIsRefused(String body, int status, String code) {
    put(body).expectProblem(status, code);
  }

  @Test
  void anAccountThatNeverCameIsNotThere() {
    admin.get("/api/v1/quotas/e199999").expectProblem(404, "not-found");
    admin
        .send(
            "PUT",
            "/api/v1/quotas/e199999",
            "application/json",
            NONE.getBytes(StandardCharsets.UTF_8))
        .expectProblem(404, "not-found");
  }

  @Test
  void othersQuotasAreForAdministrators() {
    student.get(OWN).expectProblem(403, "forbidden");
    student.get("/api/v1/quotas").expectProblem(403, "forbidden");
    student
        .send("PUT", OWN, "application/json", NONE.getBytes(StandardCharsets.UTF_8))
        .expectProblem(403, "forbidden");
    FakeHost.console().get("/api/v1/quota").expectProblem(401, "not-authenticated");
  }

  private Call.Answer put(String body) {
    return admin.send("PUT", OWN, "application/json", body.getBytes(StandardCharsets.UTF_8));
  }
}
