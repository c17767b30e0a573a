package org.whalemountain.console.host;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whalemountain.api.contract.Call;
import org.whalemountain.console.ConsoleTest;
import org.whalemountain.console.FakeHost;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@ConsoleTest
class DrainTest {

  private static final String HOSTS = "/api/v1/hosts";
  private static final String CONTAINERS = "/api/v1/containers";
  private static final Instant DATE = Instant.now().plus(7, ChronoUnit.DAYS);

  private FakeHost host;
  private Call admin;
  private Call student;

  @BeforeEach
  void begin() {
    host = FakeHost.register();
    admin = FakeHost.as("e165700");
    student = FakeHost.as("e175701");
  }

  @AfterEach
  void end() {
    for (var container : student.get(CONTAINERS).json()) {
      student.delete(CONTAINERS + "/" + container.path("id").asText()).expect(204);
    }
    admin.delete(HOSTS + "/" + host.name()).expect(204);
    host.close();
  }

  @Test
  void ownersSeeTheDateAndTheWordsInTheirLanguageUntilItWorksAgain() {
    var id = student.post(CONTAINERS, host.order("web", "")).expect(201).json().path("id").asText();
    assertThat(notice(student, id).isNull()).isTrue();
    patch(
            """
            {"state":"draining","drainUntil":"%s","notice":{"en":"New <b>disks</b>.","ja":"ディスク交換。"}}
            """
                .formatted(DATE))
        .expect(200);
    var notice = notice(student, id);
    assertThat(notice.path("reason").asText()).isEqualTo("draining");
    assertThat(Instant.parse(notice.path("until").asText()))
        .isEqualTo(DATE.truncatedTo(ChronoUnit.MICROS));
    assertThat(notice.path("text").asText()).isEqualTo("New <b>disks</b>.");
    var japanese = student.with("Accept-Language", "ja");
    assertThat(notice(japanese, id).path("text").asText()).isEqualTo("ディスク交換。");
    assertThat(student.post(CONTAINERS + "/" + id + "/stop").expect(200).json().path("notice"))
        .isEqualTo(notice);
    patch("{\"state\":\"active\"}").expect(200);
    assertThat(notice(student, id).isNull()).isTrue();
    assertThat(seen().has("drainUntil")).isFalse();
    assertThat(seen().has("notice")).isFalse();
  }

  @Test
  void oneTextIsForReadersOfBothLanguages() {
    var id = student.post(CONTAINERS, host.order("web", "")).expect(201).json().path("id").asText();
    patch("{\"state\":\"draining\",\"notice\":\"Power work\\nat noon.\"}").expect(200);
    for (var language : new String[] {"en", "ja"}) {
      var text = notice(student.with("Accept-Language", language), id).path("text").asText();
      assertThat(text).isEqualTo("Power work\nat noon.");
    }
    patch("{\"state\":\"draining\",\"notice\":{\"ja\":\"停電\"}}").expect(200);
    assertThat(notice(student, id).path("text").asText()).isEqualTo("停電");
    assertThat(notice(student, id).path("until").isNull()).isTrue();
    patch("{\"state\":\"draining\"}").expect(200);
    assertThat(notice(student, id).path("text").isNull()).isTrue();
  }

  @Test
  void whoeverHasNothingThereLearnsNothing() {
    patch("{\"state\":\"draining\",\"notice\":\"Only for owners.\"}").expect(200);
    assertThat(student.get(HOSTS).expect(200).text()).doesNotContain("Only for owners.");
  }

  @Test
  void drainingTheLastHostIsSaidAndCreatingThenSaysWhy() {
    // Whatever other tests left at work is drained too.
    for (var each : admin.get(HOSTS).json()) {
      admin.send(
          "PATCH",
          HOSTS + "/" + each.path("name").asText(),
          "application/json",
          "{\"state\":\"draining\"}".getBytes(UTF_8));
    }
    assertThat(patch("{\"state\":\"draining\"}").expect(200).json().path("warnings").toString())
        .contains("no-active-host");
    var anywhere = host.order("web", "").replace(", \"host\": \"" + host.name() + "\"", "");
    var refused = student.post(CONTAINERS, anywhere).expectProblem(409, "no-capacity");
    assertThat(refused.json().path("detail").asText()).contains("no host take new containers");
    assertThat(patch("{\"state\":\"active\"}").expect(200).json().path("warnings").toString())
        .doesNotContain("no-active-host");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          {"drainUntil":"2999-01-01T00:00:00Z"}                        | 422 | drainUntil
          {"state":"active","drainUntil":"2999-01-01T00:00:00Z"}       | 422 | drainUntil
          {"state":"draining","drainUntil":"2020-01-01T00:00:00Z"}     | 422 | drainUntil
          {"state":"draining","drainUntil":"2999-01-01T00:00:00Z"}     | 422 | drainUntil
          {"state":"draining","drainUntil":"tomorrow"}                 | 422 | drainUntil
          {"notice":"alone"}                                           | 422 | notice
          {"state":"draining","notice":""}                             | 422 | notice
          {"state":"draining","notice":{}}                             | 422 | notice
          {"state":"draining","notice":{"en":"\\u0000"}}               | 422 | notice.en
          {"state":"draining","notice":{"fr":"Bonjour"}}               | 400 | notice.fr
          """)
  void whatCannotBeIsToldByName(String body, int status, String field) {
    patch(body).expectProblem(status, status == 400 ? "malformed" : "invalid").expectField(field);
    assertThat(seen().path("state").asText()).isEqualTo("active");
  }

  @Test
  void aNoticeIsFiveHundredCharactersAtMost() {
    var just = "あ".repeat(500);
    patch("{\"state\":\"draining\",\"notice\":\"" + just + "\"}").expect(200);
    assertThat(seen().path("notice").path("ja").asText()).isEqualTo(just);
    patch("{\"state\":\"draining\",\"notice\":\"" + just + "。\"}").expectProblem(422, "invalid");
  }

  private JsonNode seen() {
    for (var each : admin.get(HOSTS).expect(200).json()) {
      if (each.path("name").asText().equals(host.name())) {
        return each;
      }
    }
    throw new AssertionError("the host is not listed");
  }

  private static JsonNode notice(Call student, String id) {
    var one = student.get(CONTAINERS + "/" + id).expect(200).json();
    var listed = student.get(CONTAINERS).expect(200).json().get(0);
    assertThat(listed.path("notice")).isEqualTo(one.path("notice"));
    assertThat(one.has("notice")).isTrue();
    return one.path("notice");
  }

  private Call.Answer patch(String body) {
    return admin.send("PATCH", HOSTS + "/" + host.name(), "application/json", body.getBytes(UTF_8));
  }
}
