package org.whalemountain.console.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whalemountain.api.container.Launch;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.Eventually;
import org.whalemountain.api.contract.FakeAgent;
import org.whalemountain.api.contract.FakeImages;
import org.whalemountain.api.image.ImageReport;
import org.whalemountain.console.ConsoleTest;
import org.whalemountain.console.FakeHost;
import org.whalemountain.console.RealParts;
import org.whalemountain.console.query.Query;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@ConsoleTest
class TemplateResourceTest {

  private static final String TEMPLATES = "/api/v1/templates";
  private static final String CONTAINERS = "/api/v1/containers";
  private static final String YAML = "application/yaml";
  private static final String IMAGE = FakeAgent.IMAGE;
  private static final String GROUP = "cn=whalemountain-teachers,ou=groups,dc=example,dc=ac,dc=jp";
  private static final String WHOLE =
      """
      , "entrypoint": ["sh", "-c"], "user": "1000:1000", "workingDirectory": "/work",
        "labels": {"week": "3", "course": "os"}\
      """;
  private static final String COURSE =
      """
      name: course
      description: "*Exercise 1*"
      offered: true
      image: fake/image:1
      environments: [LESSON=1, JUPYTER_TOKEN=]
      """;

  RealParts parts;
  @Inject Query query;

  private FakeHost host;
  private Call student;
  private Call stranger;
  private Call teacher;
  private Call admin;

  @BeforeEach
  void begin() throws LDAPException, LDIFException {
    FakeHost.clear(query);
    parts
        .people()
        .add(
            "dn: " + GROUP,
            "objectClass: groupOfNames",
            "cn: Whalemountain-Teachers",
            "member: uid=e175703,ou=people,dc=example,dc=ac,dc=jp");
    host = FakeHost.register();
    student = FakeHost.as("e175701");
    stranger = FakeHost.as("e175702");
    teacher = FakeHost.as("e175703");
    admin = FakeHost.as("e165700");
  }

  @AfterEach
  void end() throws LDAPException {
    parts.people().delete(GROUP);
    host.agent().behave();
    query.change("DELETE FROM template");
    for (var container : admin.get(CONTAINERS + "?owner=all").json()) {
      if (container.path("host").asText().equals(host.name())) {
        admin.delete(CONTAINERS + "/" + container.path("id").asText()).expect(204);
      }
    }
    end(host);
  }

  /** In place of the usual host. */
  private void useAttended() {
    end(host);
    host = FakeHost.attended();
  }

  private void end(FakeHost ended) {
    admin.delete("/api/v1/hosts/" + ended.name()).expect(204);
    ended.close();
  }

  @Test
  void defineListShowStartAndUndefine() {
    var text =
        """
        name: web
        description: mine
        image: %s
        command: [sleep, "9"]
        environments: [GREETING=hello world, SECRET=mine]
        guestPorts: [8080]
        cpus: 0.5
        memoryMiB: 64
        """
            .formatted(IMAGE);
    var defined = yaml(student, "POST", TEMPLATES, text).expect(201);
    assertThat(defined.header("Location")).endsWith(TEMPLATES + "/web");
    var listed = student.get(TEMPLATES).expect(200).json();
    assertThat(listed).hasSize(1);
    assertThat(listed.get(0).path("owner").asText()).isEqualTo("e175701");
    assertThat(listed.get(0).path("definition")).isEqualTo(defined.json());
    assertThat(Instant.parse(listed.get(0).path("changedAt").asText()))
        .isEqualTo(listed.get(0).path("definedAt").asText());
    assertThat(student.get(TEMPLATES + "/web").expect(200).json()).isEqualTo(defined.json());

    var started = student.post(TEMPLATES + "/web/start", "{\"name\": \"w1\"}").expect(201);
    var container = started.json();
    assertThat(started.header("Location"))
        .endsWith(CONTAINERS + "/" + container.path("id").asText());
    assertThat(container.path("fullName").asText()).isEqualTo("e175701-w1");
    assertThat(container.path("environments").toString())
        .isEqualTo("[\"GREETING=hello world\",\"SECRET=mine\"]");
    assertThat(container.path("command").toString()).isEqualTo("[\"sleep\",\"9\"]");
    assertThat(container.path("ports")).hasSize(1);

    student.delete(TEMPLATES + "/web").expect(204);
    student.delete(TEMPLATES + "/web").expectProblem(404, "not-found");
    student.get(TEMPLATES + "/web").expectProblem(404, "not-found");
    student.get(CONTAINERS + "/" + container.path("id").asText()).expect(200);
  }

  @Test
  void whatDefinitionPrintsDefineTakes() {
    var order =
        host.order(
            "web",
            """
            , "environments": ["A=b: c", "B=on", "PASSWORD=geheim"], "guestPorts": [22, 8080],
              "command": ["sh", "-c", "echo a\\nsleep 9"], "cpus": 0.5, "memoryMiB": 64\
            """);
    var made = student.post(CONTAINERS, order).expect(201).json();
    var address = CONTAINERS + "/" + made.path("id").asText() + "/definition";
    var json = student.get(address).expect(200);
    var yaml = student.with("Accept", YAML).get(address).expect(200);
    assertThat(yaml.header("Content-Type")).startsWith(YAML);
    assertThat(json.header("Content-Type")).startsWith("application/json");
    assertThat(json.json().path("guestPorts").toString()).isEqualTo("[22,8080]");
    assertThat(json.json().path("gpus").asInt()).isZero();
    assertThat(json.json().path("environments").get(2).asText()).isEqualTo("PASSWORD=geheim");

    yaml(student, "POST", TEMPLATES, yaml.text()).expect(201);
    put(student, TEMPLATES + "/web", json.text()).expect(200);
    var shown = student.with("Accept", YAML).get(TEMPLATES + "/web").expect(200);
    yaml(student, "PUT", TEMPLATES + "/web", shown.text()).expect(200);
    assertThat(student.with("Accept", YAML).get(TEMPLATES + "/web").text())
        .isEqualTo(shown.text())
        .isEqualTo(yaml.text().replaceFirst("image:", "offered: false\nimage:"));
    // A container's definition orders one as it is, too.
    student.delete(CONTAINERS + "/" + made.path("id").asText()).expect(204);
    student.post(CONTAINERS, json.text()).expect(201);
    stranger.get(address).expectProblem(404, "not-found");
  }

  @Test
  void aDefinitionIsTheWholeContainerAndSoIsWhatStartsFromIt() {
    useAttended();
    var made = student.post(CONTAINERS, host.order("web", WHOLE)).expect(201).json();
    var id = made.path("id").asText();
    assertWhole(made);
    assertWhole(student.get(CONTAINERS + "/" + id).expect(200).json());
    var printed = student.with("Accept", YAML).get(CONTAINERS + "/" + id + "/definition");
    yaml(student, "PUT", TEMPLATES + "/mine", printed.expect(200).text().replace("name: web\n", ""))
        .expect(201);
    assertWhole(student.get(TEMPLATES + "/mine").expect(200).json());
    var started = student.post(TEMPLATES + "/mine/start", "{\"name\": \"again\"}").expect(201);
    assertWhole(started.json());
    assertThat(host.agent().spec("e175701-again").launch())
        .isEqualTo(host.agent().spec("e175701-web").launch())
        .isEqualTo(
            new Launch(
                false,
                false,
                false,
                false,
                false,
                List.of("sh", "-c"),
                "/work",
                "1000:1000",
                Map.of("course", "os", "week", "3")));
    // Defined anew without them, it is as the image says again.
    put(student, TEMPLATES + "/mine", definition("mine", "")).expect(200);
    student.post(TEMPLATES + "/mine/start", "{\"name\": \"plain\"}").expect(201);
    assertThat(host.agent().spec("e175701-plain").launch()).isNull();
  }

  private static void assertWhole(JsonNode shown) {
    assertThat(shown.path("entrypoint").toString()).isEqualTo("[\"sh\",\"-c\"]");
    assertThat(shown.path("user").asText()).isEqualTo("1000:1000");
    assertThat(shown.path("workingDirectory").asText()).isEqualTo("/work");
    assertThat(shown.path("labels").toString()).isEqualTo("{\"course\":\"os\",\"week\":\"3\"}");
  }

  @Test
  void whatNoHostCanDoIsToldAtTheStart() {
    student.post(TEMPLATES, definition("web", ", \"user\": \"1000\"")).expect(201);
    var refused = student.post(TEMPLATES + "/web/start", "{\"name\": \"w1\"}");
    assertThat(refused.expectProblem(409, "no-capacity").text()).contains("working directory");
    assertThat(host.agent().containerNames()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "user": "a b"                  | user
          "user": ""                     | user
          "workingDirectory": "work"     | workingDirectory
          "entrypoint": [""]             | entrypoint[0]
          "entrypoint": ["sh", null]     | entrypoint[1]
          "labels": {"": "x"}            | labels
          "labels": {"a": null}          | labels
          "labels": {"a": 5}             | labels.a
          """)
  void whatIsWrongWithItsProgramIsNamedAndNothingIsMade(String field, String named) {
    student
        .post(CONTAINERS, host.order("web", ", " + field))
        .expectProblem(422, "invalid")
        .expectField(named);
    student
        .post(TEMPLATES, definition("web", ", " + field))
        .expectProblem(422, "invalid")
        .expectField(named);
    assertThat(student.get(CONTAINERS).json()).isEmpty();
    assertThat(student.get(TEMPLATES).json()).isEmpty();
  }

  @Test
  void anAdministratorSeesAContainersDefinitionWithoutSecrets() {
    var order = host.order("web", ", \"environments\": [\"A=1\", \"API_KEY=geheim\"]");
    var id = student.post(CONTAINERS, order).expect(201).json().path("id").asText();
    for (var accept : List.of(YAML, "application/json")) {
      var seen = admin.with("Accept", accept).get(CONTAINERS + "/" + id + "/definition");
      assertThat(seen.expect(200).text())
          .contains("A=1", "API_KEY=********")
          .doesNotContain("geheim");
      send(admin, "POST", TEMPLATES, accept, seen.text())
          .expectProblem(422, "invalid")
          .expectField("environments[1]");
    }
    stranger.get(CONTAINERS + "/" + id + "/definition").expectProblem(404, "not-found");
    student
        .get(CONTAINERS + "/0197f000-0000-7000-8000-000000000000/definition")
        .expectProblem(404, "not-found");
  }

  @Test
  void aPrivateTemplateIsNotThereForOthers() {
    student.post(TEMPLATES, definition("web", "")).expect(201);
    for (var other : List.of(stranger, teacher, admin)) {
      assertThat(other.get(TEMPLATES).json()).isEmpty();
      assertThat(other.get(TEMPLATES + "?offered=true").json()).isEmpty();
      for (var rest :
          List.of(
              "GET ?owner=e175701",
              "DELETE ?owner=e175701",
              "PUT ?owner=e175701",
              "POST /start?owner=e175701",
              "GET ",
              "DELETE ",
              "POST /start")) {
        var method = rest.substring(0, rest.indexOf(' '));
        var body =
            switch (method) {
              case "PUT" -> definition("web", "");
              case "POST" -> "{\"name\": \"stolen\"}";
              default -> null;
            };
        var answers = new HashSet<String>();
        for (var name : List.of("web", "never", "Never!", "%20")) {
          var at = TEMPLATES + "/" + name + rest.substring(rest.indexOf(' ') + 1);
          var sent = body == null ? null : body.replace("\"web\"", "\"never\"");
          var answer =
              other.send(
                  method,
                  at,
                  body == null ? null : "application/json",
                  sent == null ? null : sent.getBytes(StandardCharsets.UTF_8));
          answers.add(answer.expectProblem(404, "not-found").text().replaceAll("urn:[^\"]+", ""));
        }
        assertThat(answers).as(rest).hasSize(1);
      }
    }
    assertThat(student.get(TEMPLATES).json()).hasSize(1);
  }

  @Test
  void whatATeacherOffersEverybodySeesAndStartsAndNobodyChanges() {
    yaml(teacher, "POST", TEMPLATES, COURSE).expect(201);
    yaml(student, "POST", TEMPLATES, COURSE).expectProblem(403, "forbidden");
    assertThat(student.get(TEMPLATES).json()).isEmpty();
    var offered = student.get(TEMPLATES + "?offered=true").expect(200).json();
    assertThat(offered).hasSize(1);
    assertThat(offered.get(0).path("owner").asText()).isEqualTo("e175703");
    assertThat(teacher.get(TEMPLATES + "?offered=true").json()).isEmpty();
    student.get(TEMPLATES + "/course").expect(200);
    student.get(TEMPLATES + "/course?owner=e175703").expect(200);

    var order =
        """
        {"name": "mine", "environments": ["JUPYTER_TOKEN=own", "MORE=1"], "host": "%s"}\
        """
            .formatted(host.name());
    var made = student.post(TEMPLATES + "/course/start?owner=e175703", order).expect(201).json();
    assertThat(made.path("owner").asText()).isEqualTo("e175701");
    assertThat(made.path("environments").toString())
        .isEqualTo("[\"LESSON=1\",\"JUPYTER_TOKEN=own\",\"MORE=1\"]");

    var his = TEMPLATES + "/course?owner=e175703";
    put(student, his, definition("course", "")).expectProblem(403, "forbidden");
    put(admin, his, definition("course", "")).expectProblem(403, "forbidden");
    student.delete(his).expectProblem(403, "forbidden");
    student.delete(TEMPLATES + "/course").expectProblem(404, "not-found");
    assertThat(student.get(TEMPLATES + "?offered=true").json()).isEqualTo(offered);
    admin.delete(his).expect(204);
    student.get(his).expectProblem(404, "not-found");
  }

  @Test
  void onesOwnGoesBeforeWhatIsOfferedAndSeveralAreToldApart() {
    yaml(teacher, "POST", TEMPLATES, COURSE).expect(201);
    put(student, TEMPLATES + "/course", definition("course", ", \"cpus\": 0.5")).expect(201);
    assertThat(student.get(TEMPLATES + "/course").json().path("cpus").asDouble()).isEqualTo(0.5);
    assertThat(stranger.get(TEMPLATES + "/course").json().path("cpus").asDouble()).isEqualTo(1);
    yaml(admin, "POST", TEMPLATES, COURSE).expect(201);
    assertThat(student.get(TEMPLATES + "/course").json().path("cpus").asDouble()).isEqualTo(0.5);
    var refused = stranger.get(TEMPLATES + "/course").expectProblem(422, "invalid");
    assertThat(refused.expectField("owner").text()).contains("e165700, e175703");
    stranger
        .post(TEMPLATES + "/course/start", "{\"name\": \"c\"}")
        .expectProblem(422, "invalid")
        .expectField("owner");
    stranger.get(TEMPLATES + "/course?owner=e165700").expect(200);
  }

  @Test
  void nothingSecretAndNoPrivateImageIsOffered() {
    var secret = COURSE.replace("JUPYTER_TOKEN=", "JUPYTER_TOKEN=geheim");
    var refused = yaml(teacher, "POST", TEMPLATES, secret).expectProblem(422, "invalid");
    assertThat(refused.expectField("environments[1]").text()).doesNotContain("geheim");
    yaml(teacher, "POST", TEMPLATES, secret.replace("offered: true", "offered: false")).expect(201);
    yaml(teacher, "PUT", TEMPLATES + "/course", secret).expectProblem(422, "invalid");
    yaml(teacher, "PUT", TEMPLATES + "/course", COURSE + "labels: {db.password: geheim}\n")
        .expectProblem(422, "invalid")
        .expectField("labels.db.password");
    assertThat(teacher.get(TEMPLATES + "/course").text()).contains("geheim");
    student.get(TEMPLATES + "/course?owner=e175703").expectProblem(404, "not-found");

    var id = FakeImages.idOf("private");
    host.agent()
        .images()
        .add(new ImageReport(id, List.of("e175703/app:1"), List.of(), "e175703", 5_000_000, null));
    admin.post("/api/v1/images/refresh").expect(200);
    var own = COURSE.replace("fake/image:1", "e175703/app:1");
    yaml(teacher, "PUT", TEMPLATES + "/course", own)
        .expectProblem(422, "invalid")
        .expectField("image");
    teacher
        .send(
            "PATCH",
            "/api/v1/images/" + id,
            "application/json",
            "{\"shared\": true}".getBytes(StandardCharsets.UTF_8))
        .expect(200);
    yaml(teacher, "PUT", TEMPLATES + "/course", own).expect(200);
    // Somebody else's private image is not there.
    teacher
        .send(
            "PATCH",
            "/api/v1/images/" + id,
            "application/json",
            "{\"shared\": false}".getBytes(StandardCharsets.UTF_8))
        .expect(200);
    student
        .post(TEMPLATES, definition("x", "").replace(IMAGE, "e175703/app:1"))
        .expectProblem(404, "not-found");
    student.post(TEMPLATES + "/course/start", "{\"name\": \"c\"}").expectProblem(404, "not-found");
    query.change("DELETE FROM image WHERE id = ?", id);
  }

  @Test
  void aStartIsACreate() {
    student.post(TEMPLATES, definition("web", "")).expect(201);
    var keyed = student.with("Idempotency-Key", FakeHost.fresh());
    var first = keyed.post(TEMPLATES + "/web/start", "{\"name\": \"w1\"}").expect(201);
    var again = keyed.post(TEMPLATES + "/web/start", "{\"name\": \"w1\"}").expect(201);
    assertThat(again.text()).isEqualTo(first.text());
    keyed.post(TEMPLATES + "/web/start", "{\"name\": \"w2\"}").expectProblem(422, "invalid");
    student.post(TEMPLATES + "/web/start", "{\"name\": \"w1\"}").expectProblem(409, "name-taken");
    student
        .post(TEMPLATES + "/web/start", "{\"name\": \"w3\", \"host\": \"nowhere\"}")
        .expectProblem(422, "invalid")
        .expectField("host");
    query.change(
        "INSERT INTO quota (account, containers) VALUES ('e175701', 1)"
            + " ON DUPLICATE KEY UPDATE containers = 1");
    student
        .post(TEMPLATES + "/web/start", "{\"name\": \"w4\"}")
        .expectProblem(409, "quota-exceeded");
    query.change("UPDATE quota SET containers = NULL WHERE account = 'e175701'");
    // GPUs that are no longer there.
    query.change("UPDATE template SET gpus = 60 WHERE account = 'e175701'");
    student
        .post(TEMPLATES + "/web/start", "{\"name\": \"w5\"}")
        .expectProblem(422, "invalid")
        .expectField("gpus");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                          | 422 | invalid
          {"name": "A"}                               | 422 | invalid
          {"name": 3}                                 | 422 | invalid
          {"name": "a", "image": "busybox"}           | 400 | malformed
          {"name": "a", "environments": ["A"]}        | 422 | invalid
          {"name": "a", "environments": [null]}       | 422 | invalid
          {"name": "a", "environments": "A=1"}        | 422 | invalid
          {"name": "a", "environments": ["KEY=********"]} | 422 | invalid
          []                                          | 400 | malformed
          null                                        | 400 | malformed
          """)
  void strangeStartsAreRefused(String body, int status, String code) {
    student.post(TEMPLATES, definition("web", "")).expect(201);
    student.post(TEMPLATES + "/web/start", body).expectProblem(status, code);
    assertThat(student.get(CONTAINERS).json()).isEmpty();
  }

  @Test
  void whatNoHostCouldEverMakeIsRefusedWhenItIsDefined() {
    student
        .post(TEMPLATES, definition("web", ", \"gpus\": 60"))
        .expectProblem(422, "invalid")
        .expectField("gpus");
    student
        .post(TEMPLATES, definition("web", ", \"memoryMiB\": 9999999"))
        .expectProblem(422, "invalid")
        .expectField("memoryMiB");
    student
        .post(TEMPLATES, definition("web", "").replace(IMAGE, "e175702/never:1"))
        .expectProblem(404, "not-found");
    assertThat(student.get(TEMPLATES).json()).isEmpty();
    host.agent().down();
    student.post(TEMPLATES, definition("web", "")).expect(201);
    host.agent().up();
  }

  @Test
  void strangeBodiesAreRefusedAndChangeNothing() {
    student.post(TEMPLATES, definition("web", "")).expect(201);
    var before = student.get(TEMPLATES).text();
    yaml(student, "POST", TEMPLATES, "image: &a x\nname: *a").expectProblem(400, "malformed");
    yaml(student, "PUT", TEMPLATES + "/web", "image: a\nimage: b").expectProblem(400, "malformed");
    yaml(student, "PUT", TEMPLATES + "/web", "image: a\ncolour: b").expectProblem(400, "malformed");
    yaml(student, "PUT", TEMPLATES + "/web", "").expectProblem(400, "malformed");
    yaml(student, "PUT", TEMPLATES + "/web", "image: a\nname: other")
        .expectProblem(422, "invalid")
        .expectField("name");
    yaml(student, "PUT", TEMPLATES + "/Web", "image: a")
        .expectProblem(422, "invalid")
        .expectField("name");
    yaml(student, "POST", TEMPLATES, "image: " + IMAGE)
        .expectProblem(422, "invalid")
        .expectField("name");
    yaml(student, "PUT", TEMPLATES + "/web", "image: a\ndescription: " + "x".repeat(600_000))
        .expectProblem(413, "too-large");
    put(student, TEMPLATES + "/web", "{\"image\": \"a\", \"image\": \"b\"}")
        .expectProblem(400, "malformed");
    student.post(TEMPLATES, definition("web", "")).expectProblem(409, "name-taken");
    send(student, "POST", TEMPLATES, "text/plain", "image: a")
        .expectProblem(415, "unsupported-media-type");
    send(student, "POST", TEMPLATES, "application/x-www-form-urlencoded", "image=a")
        .expectProblem(415, "unsupported-media-type");
    student
        .with("Accept", "image/png")
        .get(TEMPLATES + "/web")
        .expectProblem(406, "not-acceptable");
    // An error is a problem also for who wants YAML only.
    student.with("Accept", YAML).get(TEMPLATES + "/never").expectProblem(404, "not-found");
    assertThat(student.get(TEMPLATES).text()).isEqualTo(before);
    for (var type : List.of("text/yaml", "application/x-yaml", YAML + "; charset=utf-8")) {
      send(student, "PUT", TEMPLATES + "/web", type, "image: " + IMAGE).expect(200);
    }
    var ja =
        send(
            student.with("Accept-Language", "ja"),
            "PUT",
            TEMPLATES + "/web",
            YAML,
            "image: a\n  b: c");
    assertThat(ja.expectProblem(400, "malformed").json().path("detail").asText()).contains("2 行目");
  }

  @Test
  void anAccountHasSoManyAndPagesTellThemAll() {
    for (var i = 0; i < 50; i++) {
      student.post(TEMPLATES, definition("t" + i, "")).expect(201);
    }
    student.post(TEMPLATES, definition("more", "")).expectProblem(409, "quota-exceeded");
    put(student, TEMPLATES + "/more", definition("more", "")).expectProblem(409, "quota-exceeded");
    put(student, TEMPLATES + "/t1", definition("t1", "")).expect(200);
    var names = new HashSet<String>();
    var page = student.get(TEMPLATES + "?limit=30").expect(200);
    page.json().forEach(one -> names.add(one.path("definition").path("name").asText()));
    var next = page.header("Link").replaceAll("<(.*)>.*", "$1");
    var rest = student.get(next).expect(200);
    assertThat(rest.header("Link")).isNull();
    rest.json().forEach(one -> names.add(one.path("definition").path("name").asText()));
    assertThat(names).hasSize(50);
    stranger.post(TEMPLATES, definition("t1", "")).expect(201);
  }

  @Test
  void deedsAreNotedWithTheOwnerAndWithoutValues() {
    var since = Instant.now().minusSeconds(1).toString();
    yaml(teacher, "POST", TEMPLATES, COURSE).expect(201);
    yaml(teacher, "PUT", TEMPLATES + "/course", COURSE).expect(200);
    student.post(TEMPLATES + "/course/start", "{\"name\": \"c\"}").expect(201);
    teacher.delete(TEMPLATES + "/course").expect(204);
    var rows =
        Eventually.see(
            Duration.ofSeconds(10),
            () -> admin.get("/api/v1/audit?since=" + since).expect(200).json(),
            seen -> targets(seen).size() >= 4);
    assertThat(targets(rows))
        .containsExactly(
            "DELETE /templates/{id}",
            "POST /templates/{id}/start",
            "PUT /templates/{id}",
            "POST /templates");
    assertThat(rows.toString()).doesNotContain("LESSON");
  }

  @Test
  void whoIsATeacherIsSaidBySessionAndToken() {
    assertThat(teacher.get("/api/v1/session").json().path("roles").toString())
        .isEqualTo("[\"user\",\"teacher\"]");
    assertThat(student.get("/api/v1/session").json().path("roles").toString())
        .isEqualTo("[\"user\"]");
    var made = teacher.post("/api/v1/tokens", "{\"name\": \"t\"}").expect(201).json();
    var byToken = FakeHost.console().as(made.path("token").asText());
    yaml(byToken, "POST", TEMPLATES, COURSE).expect(201);
    query.change(
        "UPDATE account SET logged_in_at = logged_in_at - INTERVAL 31 DAY WHERE id = 'e175703'");
    yaml(byToken, "PUT", TEMPLATES + "/course", COURSE).expectProblem(403, "forbidden");
    teacher.delete("/api/v1/tokens/" + made.path("id").asText()).expect(204);
  }

  @Test
  void nobodyGetsNothing() {
    var nobody = FakeHost.console();
    nobody.get(TEMPLATES).expectProblem(401, "not-authenticated");
    nobody.post(TEMPLATES, definition("web", "")).expectProblem(401, "not-authenticated");
    nobody.get(TEMPLATES + "/web").expectProblem(401, "not-authenticated");
  }

  private static List<String> targets(JsonNode rows) {
    var actions = new ArrayList<String>();
    for (var row : rows) {
      if (row.path("target").asText().equals("e175703/course")) {
        actions.add(row.path("action").asText());
      }
    }
    return actions;
  }

  private static String definition(String name, String more) {
    return "{\"name\": \"%s\", \"image\": \"%s\"%s}".formatted(name, IMAGE, more);
  }

  private static Call.Answer put(Call caller, String path, String json) {
    return send(caller, "PUT", path, "application/json", json);
  }

  private static Call.Answer yaml(Call caller, String method, String path, String text) {
    return send(caller, method, path, YAML, text);
  }

  private static Call.Answer send(
      Call caller, String method, String path, String type, String text) {
    return caller.send(method, path, type, text.getBytes(StandardCharsets.UTF_8));
  }
}
