package org.whalemountain.console.container;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.FakeAgent;
import org.whalemountain.console.ConsoleTest;
import org.whalemountain.console.FakeHost;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@ConsoleTest
class ContainerResourceTest {

  private static final String CONTAINERS = "/api/v1/containers";

  private FakeHost host;
  private Call student;

  @BeforeEach
  void begin() {
    host = FakeHost.register();
    student = FakeHost.as("e175701");
  }

  @AfterEach
  void end() {
    host.agent().behave();
    for (var container : FakeHost.as("e165700").get(CONTAINERS + "?owner=all").json()) {
      if (container.path("host").asText().equals(host.name())) {
        FakeHost.as("e165700").delete(CONTAINERS + "/" + container.path("id").asText()).expect(204);
      }
    }
    FakeHost.as("e165700").delete("/api/v1/hosts/" + host.name()).expect(204);
    host.close();
  }

  @Test
  void createAnswersTheWholeContainer() {
    var order =
        host.order(
            "web",
            """
            , "environments": ["GREETING=hello world"], "guestPorts": [8080, 22],
              "command": ["sleep", "9"], "cpus": 0.5, "memoryMiB": 64\
            """);
    var answer = student.post(CONTAINERS, order).expect(201);
    var web = answer.json();
    assertThat(answer.header("Location")).endsWith(CONTAINERS + "/" + web.path("id").asText());
    assertThat(web.path("fullName").asText()).isEqualTo("e175701-web");
    assertThat(web.path("owner").asText()).isEqualTo("e175701");
    assertThat(web.path("status").asText()).isEqualTo("running");
    assertThat(web.path("wanted").asText()).isEqualTo("running");
    assertThat(web.path("containerId").asText()).isNotBlank();
    assertThat(web.path("networkId").asText()).isNotBlank();
    assertThat(web.path("networkName").asText()).isEqualTo("wm-e175701");
    assertThat(web.path("ports")).hasSize(2);
    var port = web.path("ports").get(0);
    assertThat(port.path("guest").asInt()).isEqualTo(8080);
    assertThat(port.path("host").asInt()).isBetween(49152, 65535);
    assertThat(port.path("address").asText()).isEqualTo("127.0.0.1:" + port.path("host").asInt());
    assertThat(web.path("statusDetail").isNull()).isTrue();
    var id = web.path("id").asText();
    assertThat(student.get(CONTAINERS + "/" + id).expect(200).json().path("ports"))
        .isEqualTo(web.path("ports"));
    assertThat(host.agent().received().stream().filter(call -> call.method().equals("PUT")))
        .hasSize(1);
  }

  @Test
  void twoStudentsHaveTheSameNameAndNeitherMeetsTheOther() {
    var other = FakeHost.as("e175702");
    var mine = student.post(CONTAINERS, host.order("web", "")).expect(201).json().path("id");
    var theirs = other.post(CONTAINERS, host.order("web", "")).expect(201).json().path("id");
    var never = "0197f000-0000-7000-8000-000000000000";
    for (var verb :
        new String[] {
          "GET ",
          "DELETE ",
          "POST /start",
          "POST /stop",
          "POST /restart",
          "GET /stats",
          "POST /exec"
        }) {
      var method = verb.substring(0, verb.indexOf(' '));
      var rest = verb.substring(verb.indexOf(' ') + 1);
      var body =
          rest.equals("/exec") ? "{\"command\":[\"true\"]}".getBytes(StandardCharsets.UTF_8) : null;
      var type = body == null ? null : "application/json";
      var answers = new HashSet<String>();
      for (var id : new String[] {theirs.asText(), never, "x", "e175702-web"}) {
        var answer = student.send(method, CONTAINERS + "/" + id + rest, type, body);
        answer.expectProblem(404, "not-found");
        answers.add(
            answer.text().replaceAll("urn:uuid:[0-9a-f-]+", "")
                + answer.response().headers().map().keySet());
      }
      assertThat(answers).as(verb).hasSize(1);
    }
    assertThat(student.get(CONTAINERS).json()).hasSize(1);
    assertThat(student.get(CONTAINERS).json().get(0).path("id")).isEqualTo(mine);
    student.get(CONTAINERS + "?owner=all").expectProblem(403, "forbidden");
    student.get(CONTAINERS + "?owner=e175702").expectProblem(403, "forbidden");
    assertThat(
            other
                .get(CONTAINERS + "/" + theirs.asText())
                .expect(200)
                .json()
                .path("status")
                .asText())
        .isEqualTo("running");
  }

  @Test
  void howLongAStopMayTakeReachesTheHostAndIsBounded() {
    var id = student.post(CONTAINERS, host.order("web", "")).expect(201).json().path("id").asText();
    for (var verb : List.of("/stop", "/restart")) {
      var at = CONTAINERS + "/" + id + verb;
      for (var wrong : List.of("-1", "301", "ten", "1.5")) {
        student
            .post(at + "?timeoutSeconds=" + wrong)
            .expectProblem(422, "invalid")
            .expectField("timeoutSeconds");
      }
      student.post(at + "?timeoutSeconds=0").expect(200);
      student.post(at + "?timeoutSeconds=300").expect(200);
      student.post(at + "?timeoutSeconds=10").expect(200);
      student.post(at).expect(200);
      assertThat(
              host.agent().received().stream()
                  .map(FakeAgent.Received::path)
                  .filter(path -> path.contains(verb)))
          .extracting(path -> path.substring(path.lastIndexOf('/')))
          .containsExactly(verb + "?timeoutSeconds=0", verb + "?timeoutSeconds=300", verb, verb);
    }
  }

  @Test
  void administratorsSeeStopAndDeleteButDoNotEnter() {
    var admin = FakeHost.as("e165700");
    var id = student.post(CONTAINERS, host.order("web", "")).expect(201).json().path("id").asText();
    var at = CONTAINERS + "/" + id;
    assertThat(admin.get(at).expect(200).json().path("owner").asText()).isEqualTo("e175701");
    admin.post(at + "/exec", "{\"command\":[\"true\"]}").expectProblem(404, "not-found");
    admin.post(at + "/restart").expect(200);
    assertThat(admin.post(at + "/stop").expect(200).json().path("status").asText())
        .isEqualTo("stopped");
    admin.delete(at).expect(204);
    student.get(at).expectProblem(404, "not-found");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          name         | "Web"              | name
          name         | null               | name
          name         | "-a"               | name
          image        | "a b"              | image
          image        | null               | image
          environments | ["A=1","9=2"]      | environments[1]
          environments | ["NVIDIA_X=1"]     | environments[0]
          environments | [null]             | environments[0]
          guestPorts   | [80,70000]         | guestPorts[1]
          guestPorts   | [80,80]            | guestPorts[1]
          command      | [""]               | command[0]
          gpus         | -1                 | gpus
          gpus         | 1                  | gpus
          cpus         | 0                  | cpus
          cpus         | 1000               | cpus
          memoryMiB    | 15                 | memoryMiB
          memoryMiB    | 10000000           | memoryMiB
          host         | "nowhere"          | host
          """)
  void aBadValueIsNamedAndNothingIsMade(String field, String value, String named) {
    var order =
        host.order("web", "")
            .replaceAll("\"" + field + "\": \"[^\"]*\",? ?", "")
            .replaceAll(", ?}", "}");
    var bad = order.replaceFirst("}$", ", \"" + field + "\": " + value + "}").replace("{,", "{");
    student.post(CONTAINERS, bad).expectProblem(422, "invalid").expectField(named);
    assertThat(student.get(CONTAINERS).json()).isEmpty();
    assertThat(host.agent().containerNames()).isEmpty();
  }

  @Test
  void whatIsNotTheExpectedJsonIsRefused() {
    student.post(CONTAINERS, "{").expectProblem(400, "malformed");
    student.post(CONTAINERS, "").expectProblem(400, "malformed");
    student.post(CONTAINERS, "null").expectProblem(400, "malformed");
    student
        .post(CONTAINERS, host.order("web", ", \"privileged\": true"))
        .expectProblem(400, "malformed");
    student.get(CONTAINERS + "?limit=0").expectProblem(422, "invalid").expectField("limit");
  }

  @Test
  void fiftyAtOnceUnderOneKeyMakeOne() {
    var keyed = student.with("Idempotency-Key", FakeHost.fresh());
    var order = host.order("web", ", \"guestPorts\": [80]");
    var pool = Executors.newFixedThreadPool(50);
    try {
      var answers =
          IntStream.range(0, 50)
              .mapToObj(
                  i -> CompletableFuture.supplyAsync(() -> keyed.post(CONTAINERS, order), pool))
              .toList()
              .stream()
              .map(CompletableFuture::join)
              .toList();
      assertThat(answers).allMatch(answer -> answer.status() == 201 || answer.status() == 409);
      assertThat(answers).anyMatch(answer -> answer.status() == 201);
    } finally {
      pool.shutdownNow();
    }
    var first = keyed.post(CONTAINERS, order).expect(201);
    assertThat(keyed.post(CONTAINERS, order).expect(201).text()).isEqualTo(first.text());
    assertThat(host.agent().containerNames()).containsExactly("e175701-web");
    assertThat(student.get(CONTAINERS).json()).hasSize(1);
    keyed
        .post(CONTAINERS, host.order("other", ""))
        .expectProblem(422, "invalid")
        .expectField("Idempotency-Key");
    student
        .with("Idempotency-Key", "a b")
        .post(CONTAINERS, order)
        .expectProblem(422, "invalid")
        .expectField("Idempotency-Key");
  }

  @Test
  void aNameIsTakenOnceHowManyTryEver() {
    var order = host.order("web", "");
    var pool = Executors.newFixedThreadPool(8);
    try {
      var answers =
          IntStream.range(0, 8)
              .mapToObj(
                  i -> CompletableFuture.supplyAsync(() -> student.post(CONTAINERS, order), pool))
              .toList()
              .stream()
              .map(CompletableFuture::join)
              .toList();
      assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
      assertThat(answers)
          .filteredOn(answer -> answer.status() != 201)
          .allSatisfy(answer -> answer.expectProblem(409, "name-taken"));
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void theEleventhContainerIsTooMany() {
    IntStream.range(0, 10)
        .forEach(i -> student.post(CONTAINERS, host.order("c" + i, "")).expect(201));
    var refused = student.post(CONTAINERS, host.order("c10", ""));
    refused.expectProblem(409, "quota-exceeded");
    assertThat(refused.json().path("detail").asText()).contains("10");
    var page = student.get(CONTAINERS + "?limit=4").expect(200);
    assertThat(page.json()).hasSize(4);
    var next = page.header("Link").replaceAll("<(.*)>; rel=\"next\"", "$1");
    assertThat(student.get(next).expect(200).json()).hasSize(4);
  }

  @Test
  void aRefusedImageIsToldAndNothingStays() {
    var order = host.order("web", ", \"guestPorts\": [80]").replace(FakeAgent.IMAGE, "no/such:1");
    student.post(CONTAINERS, order).expectProblem(422, "image-not-available");
    assertThat(student.get(CONTAINERS).json()).isEmpty();
    student.post(CONTAINERS, host.order("web", "")).expect(201);
  }

  @Test
  void stopStartAndRestartKeepThePort() {
    var web =
        student.post(CONTAINERS, host.order("web", ", \"guestPorts\": [80]")).expect(201).json();
    var at = CONTAINERS + "/" + web.path("id").asText();
    var stopped = student.post(at + "/stop").expect(200).json();
    assertThat(stopped.path("status").asText()).isEqualTo("stopped");
    assertThat(stopped.path("wanted").asText()).isEqualTo("stopped");
    student.post(at + "/exec", "{\"command\":[\"true\"]}").expectProblem(409, "wrong-state");
    var started = student.post(at + "/start").expect(200).json();
    assertThat(started.path("status").asText()).isEqualTo("running");
    assertThat(started.path("ports")).isEqualTo(web.path("ports"));
    assertThat(student.post(at + "/restart").expect(200).json().path("ports"))
        .isEqualTo(web.path("ports"));
  }

  @Test
  void execGivesWhatTheCommandGave() {
    var at =
        CONTAINERS
            + "/"
            + student
                .post(CONTAINERS, host.order("web", ""))
                .expect(201)
                .json()
                .path("id")
                .asText();
    var result =
        student
            .post(at + "/exec", "{\"command\":[\"sh\",\"-c\",\"echo out; echo err >&2; exit 3\"]}")
            .expect(200)
            .json();
    assertThat(result.path("exitCode").asInt()).isEqualTo(3);
    assertThat(result.path("stdout").asText()).isEqualTo("out\n");
    assertThat(result.path("stderr").asText()).isEqualTo("err\n");
    student
        .post(at + "/exec", "{\"command\":[],\"timeoutSeconds\":0}")
        .expectProblem(422, "invalid")
        .expectField("timeoutSeconds");
    assertThat(student.get(at + "/stats").expect(200).json().path("processes").asInt())
        .isEqualTo(3);
  }

  @Test
  void problemsSpeakThePersonsLanguage() {
    var answer =
        student
            .with("Accept-Language", "ja")
            .get(CONTAINERS + "/x")
            .expectProblem(404, "not-found");
    assertThat(answer.json().path("detail").asText()).isEqualTo("そのコンテナはありません。");
  }
}
