package org.whalemountain.api.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every agent that lends containers promises. An agent's own test extends this and says where
 * the agent is; a failing test prints what the agent answered.
 */
public abstract class AgentContractTest extends HostContractTest {

  private static final Duration PULL_LIMIT = Duration.ofSeconds(60);

  private final String owner = "t" + UUID.randomUUID().toString().substring(0, 8);
  private final List<String> made = new ArrayList<>();

  /** An image that is on the host, has a POSIX shell, and runs until it is stopped. */
  protected abstract String image();

  @AfterEach
  void removeWhatWasMade() {
    made.forEach(name -> call().delete("/v1/containers/" + name));
  }

  @Test
  void createMakesItAndStartsIt() {
    var answer = create("web", spec("web")).expect(201).json();
    assertThat(answer.path("fullName").asText()).isEqualTo(owner + "-web");
    assertThat(answer.path("status").asText()).isEqualTo("running");
    assertThat(answer.path("containerId").asText()).isNotBlank();
    assertThat(answer.path("networkId").asText()).isNotBlank();
    assertThat(answer.path("networkName").asText()).isEqualTo("wm-" + owner);
    assertThat(answer.path("owner").asText()).isEqualTo(owner);
    assertThat(answer.path("name").asText()).isEqualTo("web");
    assertThat(answer.path("ports")).hasSize(1);
  }

  @Test
  void theSameCreateFindsWhatTheFirstMade() {
    var spec = spec("web");
    var first = create("web", spec).expect(201).json();
    var second = create("web", spec).expect(200).json();
    assertThat(second.path("containerId")).isEqualTo(first.path("containerId"));
    assertThat(second.path("specHash")).isEqualTo(first.path("specHash"));
  }

  @Test
  void manyAtOnceMakeOne() {
    var spec = spec("web");
    made.add(owner + "-web");
    var calls = new ArrayList<CompletableFuture<Call.Answer>>();
    for (var i = 0; i < 8; i++) {
      calls.add(CompletableFuture.supplyAsync(() -> create("web", spec)));
    }
    var answers = calls.stream().map(CompletableFuture::join).toList();
    assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(200, 201));
    assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
    assertThat(answers.stream().map(answer -> answer.json().path("containerId").asText()))
        .containsOnly(answers.get(0).json().path("containerId").asText());
  }

  @Test
  void anotherOrderUnderTheSameNameIsRefused() {
    var first = create("web", spec("web")).expect(201).json();
    create("web", spec("web")).expectProblem(409, "name-taken");
    var otherEnvironment = new LinkedHashMap<>(spec("web"));
    otherEnvironment.put("id", first.path("id").asText());
    otherEnvironment.put("environments", List.of("OTHER=1"));
    create("web", otherEnvironment).expectProblem(409, "name-taken");
    assertThat(get("web").expect(200).json().path("containerId"))
        .isEqualTo(first.path("containerId"));
  }

  @Test
  void thePathsNameMustBeTheSpecs() {
    call()
        .put("/v1/containers/" + owner + "-other", Call.json(spec("web")))
        .expectProblem(422, "invalid")
        .expectField("name");
    call().get("/v1/containers/" + owner + "-other").expectProblem(404, "not-found");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          id           | ''                      | id
          owner        | 'UPPER'                 | owner
          owner        | '../x'                  | owner
          name         | '-web'                  | name
          name         | 'we b'                  | name
          image        | 'NO//image'             | image
          image        | ''                      | image
          environments | ['1A=b']                | environments[0]
          environments | ['A=1','A=2']           | environments[1]
          environments | ['LD_PRELOAD=x']        | environments[0]
          environments | ['NVIDIA_VISIBLE_DEVICES=all'] | environments[0]
          environments | [null]                  | environments[0]
          ports        | [{'guest':0,'host':50000}] | ports[0].guest
          ports        | [{'guest':80,'host':70000}] | ports[0].host
          ports        | [{'guest':80,'host':50000},{'guest':80,'host':50001}] | ports[1].guest
          gpus         | ['../../dev']           | gpus[0]
          cpus         | 0                       | cpus
          cpus         | 'many'                  | cpus
          memoryMiB    | 15                      | memoryMiB
          memoryMiB    | -1                      | memoryMiB
          """)
  void aBadValueIsNamedAndNothingIsMade(String field, String value, String named) {
    var spec = Call.json(spec("web"));
    var bad = value.matches("\\[.*]|-?\\d+") ? value.replace('\'', '"') : "\"" + value + "\"";
    var body = replace(spec, field, bad);
    call()
        .put("/v1/containers/" + owner + "-web", body)
        .expectProblem(422, "invalid")
        .expectField(named);
    get("web").expectProblem(404, "not-found");
  }

  @Test
  void whatIsNotTheExpectedJsonIsRefused() {
    var path = "/v1/containers/" + owner + "-web";
    var spec = Call.json(spec("web"));
    call().put(path, "{\"id\":").expectProblem(400, "malformed");
    call().put(path, "[]").expectProblem(400, "malformed");
    call().put(path, "").expectProblem(400, "malformed");
    call()
        .put(path, spec.replaceFirst("\\{", "{\"privileged\":true,"))
        .expectProblem(400, "malformed")
        .expectField("privileged");
    call().put(path, spec.replaceFirst("\\{", "{\"cpus\":1.0,")).expectProblem(400, "malformed");
    call()
        .send("PUT", path, "text/plain", spec.getBytes(StandardCharsets.UTF_8))
        .expectProblem(415, "unsupported-media-type");
    call().get(path).expectProblem(404, "not-found");
  }

  @Test
  void anImageThatDoesNotExistIsToldAndNothingStays() {
    var spec = new LinkedHashMap<>(spec("web"));
    spec.put("image", "127.0.0.1:1/" + owner + "/no-such-image:1");
    var until = Instant.now().plus(PULL_LIMIT);
    var answer = create("web", spec);
    while (answer.status() == 202 && Instant.now().isBefore(until)) {
      assertThat(answer.json().path("status").asText()).isEqualTo("creating");
      answer = create("web", spec);
    }
    answer.expectProblem(422, "image-not-available");
    get("web").expectProblem(404, "not-found");
  }

  @Test
  void listShowsItAndFiltersByOwner() {
    create("web", spec("web")).expect(201);
    var mine = call().get("/v1/containers?owner=" + owner).expect(200).json();
    assertThat(mine).hasSize(1);
    assertThat(mine.get(0).path("fullName").asText()).isEqualTo(owner + "-web");
    assertThat(mine.get(0).path("status").asText()).isEqualTo("running");
    assertThat(call().get("/v1/containers?owner=" + owner + "x").expect(200).json()).isEmpty();
    assertThat(names(call().get("/v1/containers").expect(200).json())).contains(owner + "-web");
  }

  @Test
  void stopAndStartKeepThePort() {
    var spec = spec("web");
    var port = create("web", spec).expect(201).json().path("ports");
    var stopped = act("web", "stop").expect(200).json();
    assertThat(stopped.path("status").asText()).isEqualTo("stopped");
    assertThat(stopped.path("ports")).isEqualTo(port);
    assertThat(act("web", "stop").expect(200).json().path("status").asText()).isEqualTo("stopped");
    assertThat(create("web", spec).expect(200).json().path("status").asText())
        .as("a repeated create starts nothing that was stopped")
        .isEqualTo("stopped");
    var started = act("web", "start").expect(200).json();
    assertThat(started.path("status").asText()).isEqualTo("running");
    assertThat(started.path("ports")).isEqualTo(port);
    assertThat(act("web", "start").expect(200).json().path("status").asText()).isEqualTo("running");
    assertThat(act("web", "restart").expect(200).json().path("ports")).isEqualTo(port);
  }

  @Test
  void deleteRemovesItOnce() {
    create("web", spec("web")).expect(201);
    call().delete("/v1/containers/" + owner + "-web").expect(204);
    get("web").expectProblem(404, "not-found");
    call().delete("/v1/containers/" + owner + "-web").expectProblem(404, "not-found");
    assertThat(call().get("/v1/containers?owner=" + owner).expect(200).json()).isEmpty();
  }

  @Test
  void whatIsNotThereIsNotFoundByAnyVerb() {
    get("none").expectProblem(404, "not-found");
    for (var verb : List.of("start", "stop", "restart")) {
      act("none", verb).expectProblem(404, "not-found");
    }
    exec("none", "true").expectProblem(404, "not-found");
    call().get(path("none") + "/logs").expectProblem(404, "not-found");
    call().get(path("none") + "/stats").expectProblem(404, "not-found");
    call().get(path("none") + "/files?path=/tmp").expectProblem(404, "not-found");
    call()
        .upload(path("none") + "/files", "/tmp", Map.of("a", new byte[1]))
        .expectProblem(404, "not-found");
  }

  @Test
  void execGivesExitCodeAndBothOutputs() {
    create("web", spec("web")).expect(201);
    var result = exec("web", "sh", "-c", "echo 出力; echo problem >&2; exit 3").expect(200).json();
    assertThat(result.path("exitCode").asInt()).isEqualTo(3);
    assertThat(result.path("stdout").asText()).isEqualTo("出力\n");
    assertThat(result.path("stderr").asText()).isEqualTo("problem\n");
    assertThat(result.path("truncated").asBoolean()).isFalse();
  }

  @Test
  void execEndsAtItsTimeLimit() {
    create("web", spec("web")).expect(201);
    var result =
        call()
            .post(path("web") + "/exec", "{\"command\":[\"sleep\",\"50\"],\"timeoutSeconds\":1}")
            .expect(200)
            .json();
    assertThat(result.path("exitCode").asInt()).isEqualTo(124);
    assertThat(result.path("timedOut").asBoolean()).isTrue();
  }

  @Test
  void execKeepsTheFirstMebibyteOfAFlood() {
    create("web", spec("web")).expect(201);
    var result =
        exec("web", "sh", "-c", "head -c 3000000 /dev/zero | tr '\\0' x").expect(200).json();
    assertThat(result.path("stdout").asText()).hasSize(1024 * 1024);
    assertThat(result.path("truncated").asBoolean()).isTrue();
    assertThat(result.path("exitCode").asInt()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                            | command
          {"command":[]}                                | command
          {"command":[""]}                              | command[0]
          {"command":["true"],"timeoutSeconds":0}       | timeoutSeconds
          {"command":["true"],"timeoutSeconds":3601}    | timeoutSeconds
          """)
  void aBadExecIsNamed(String body, String named) {
    create("web", spec("web")).expect(201);
    call().post(path("web") + "/exec", body).expectProblem(422, "invalid").expectField(named);
  }

  @Test
  void whatNeedsARunningContainerSaysSo() {
    create("web", spec("web")).expect(201);
    act("web", "stop").expect(200);
    exec("web", "true").expectProblem(409, "wrong-state");
    call().get(path("web") + "/stats").expectProblem(409, "wrong-state");
  }

  @Test
  void filesComeBackByteForByte() {
    create("web", spec("web")).expect(201);
    var bytes = new byte[300_000];
    ThreadLocalRandom.current().nextBytes(bytes);
    var stored =
        call()
            .upload(path("web") + "/files", "/tmp", Map.of("データ.bin", bytes), Sha256.of(bytes))
            .expect(201)
            .json();
    assertThat(stored).hasSize(1);
    assertThat(stored.get(0).path("path").asText()).isEqualTo("/tmp/データ.bin");
    assertThat(stored.get(0).path("sizeBytes").asLong()).isEqualTo(bytes.length);
    assertThat(stored.get(0).path("sha256").asText()).isEqualTo(Sha256.of(bytes));
    var back =
        call().get(path("web") + "/files?path=/tmp/%E3%83%87%E3%83%BC%E3%82%BF.bin").expect(200);
    assertThat(back.bytes()).isEqualTo(bytes);
    assertThat(back.header("Content-Type")).startsWith("application/octet-stream");
    assertThat(back.header("Content-Length")).isEqualTo("300000");
    assertThat(call().get(path("web") + "/files?path=/tmp").expect(200).header("Content-Type"))
        .startsWith("application/x-tar");
  }

  @Test
  void filesArriveAllOrNone() {
    create("web", spec("web")).expect(201);
    var files = new LinkedHashMap<String, byte[]>();
    files.put("a.txt", "a".getBytes(StandardCharsets.UTF_8));
    files.put("b.txt", "b".getBytes(StandardCharsets.UTF_8));
    call()
        .upload(
            path("web") + "/files", "/tmp", files, Sha256.of(files.get("a.txt")), "0".repeat(64))
        .expectProblem(422, "invalid")
        .expectField("sha256[1]");
    call()
        .upload(path("web") + "/files", "/no/such/folder", files)
        .expectProblem(422, "invalid")
        .expectField("path");
    call()
        .upload(path("web") + "/files", "relative", files)
        .expectProblem(422, "invalid")
        .expectField("path");
    call()
        .upload(path("web") + "/files", "/tmp", Map.of())
        .expectProblem(422, "invalid")
        .expectField("file");
    call().get(path("web") + "/files?path=/tmp/a.txt").expectProblem(404, "not-found");
    call().upload(path("web") + "/files", "/tmp", files).expect(201);
    assertThat(call().get(path("web") + "/files?path=/tmp/b.txt").expect(200).text())
        .isEqualTo("b");
  }

  @Test
  void logsShowWhatWasPrinted() {
    var spec = new LinkedHashMap<>(spec("web"));
    spec.put("command", List.of("sh", "-c", "echo one; echo two; echo three; sleep 1000"));
    create("web", spec).expect(201);
    var until = Instant.now().plusSeconds(10);
    var logs = call().get(path("web") + "/logs").expect(200);
    while (!logs.text().contains("three") && Instant.now().isBefore(until)) {
      logs = call().get(path("web") + "/logs").expect(200);
    }
    assertThat(logs.text()).isEqualTo("one\ntwo\nthree\n");
    assertThat(logs.header("Content-Type")).startsWith("text/plain");
    assertThat(call().get(path("web") + "/logs?tail=1").expect(200).text()).isEqualTo("three\n");
    call().get(path("web") + "/logs?tail=-1").expectProblem(422, "invalid").expectField("tail");
  }

  @Test
  void statsGiveOneSample() {
    create("web", spec("web")).expect(201);
    var sample = call().get(path("web") + "/stats").expect(200).json();
    assertThat(sample.path("memoryLimitBytes").asLong()).isEqualTo(64L * 1024 * 1024);
    assertThat(sample.path("memoryBytes").asLong()).isPositive();
    assertThat(sample.path("processes").asLong()).isPositive();
    assertThat(sample.path("cpus").asDouble()).isEqualTo(0.5);
    assertThat(Instant.parse(sample.path("at").asText())).isBeforeOrEqualTo(Instant.now());
  }

  @Test
  void theTerminalSpeaksAndTellsHowItEnded() {
    create("web", spec("web")).expect(201);
    try (var terminal =
        TerminalClient.open(call(), path("web") + "/terminal?columns=90&rows=30", token())) {
      terminal.type("echo $((6*7))-ok\n");
      terminal.await("42-ok");
      terminal.send("{\"resize\":{\"columns\":100,\"rows\":40}}");
      terminal.type("exit 5\n");
      assertThat(terminal.exitCode()).isEqualTo(5);
    }
  }

  @Test
  void theTerminalRefusesBeforeTheUpgrade() {
    assertThat(TerminalClient.refusal(call(), path("none") + "/terminal", token())).isEqualTo(404);
    create("web", spec("web")).expect(201);
    assertThat(TerminalClient.refusal(call(), path("web") + "/terminal?columns=0", token()))
        .isEqualTo(422);
    assertThat(TerminalClient.refusal(call(), path("web") + "/terminal", "wrong")).isEqualTo(401);
    act("web", "stop").expect(200);
    assertThat(TerminalClient.refusal(call(), path("web") + "/terminal", token())).isEqualTo(409);
  }

  @Test
  void imagesListTheOneOnTheHost() {
    var images = call().get("/v1/images").expect(200).json();
    var names = new ArrayList<String>();
    images.forEach(image -> image.path("names").forEach(name -> names.add(name.asText())));
    assertThat(names).contains(image());
  }

  /** A sound spec of a new order, with one port. */
  protected Map<String, Object> spec(String name) {
    var spec = new LinkedHashMap<String, Object>();
    spec.put("id", UUID.randomUUID().toString());
    spec.put("owner", owner);
    spec.put("name", name);
    spec.put("console", "contract-test");
    spec.put("image", image());
    spec.put("environments", List.of("GREETING=hello world"));
    spec.put(
        "ports",
        List.of(
            Map.of("guest", 8080, "host", ThreadLocalRandom.current().nextInt(52_000, 61_000))));
    spec.put("command", List.of());
    spec.put("gpus", List.of());
    spec.put("cpus", 0.5);
    spec.put("memoryMiB", 64);
    return spec;
  }

  protected Call.Answer create(String name, Map<String, Object> spec) {
    made.add(owner + "-" + name);
    return call().put(path(name), Call.json(spec));
  }

  protected Call.Answer get(String name) {
    return call().get(path(name));
  }

  protected Call.Answer act(String name, String verb) {
    return call().post(path(name) + "/" + verb);
  }

  protected Call.Answer exec(String name, String... command) {
    return call().post(path(name) + "/exec", Call.json(Map.of("command", command)));
  }

  protected String path(String name) {
    return "/v1/containers/" + owner + "-" + name;
  }

  private static List<String> names(JsonNode containers) {
    var names = new ArrayList<String>();
    containers.forEach(container -> names.add(container.path("fullName").asText()));
    return names;
  }

  /** The spec with one field's value given as JSON text. */
  private static String replace(String spec, String field, String json) {
    var parts = new LinkedHashMap<String, String>();
    try {
      var tree = new ObjectMapper().readTree(spec);
      tree.fields()
          .forEachRemaining(entry -> parts.put(entry.getKey(), entry.getValue().toString()));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
    parts.put(field, json);
    var body = new StringBuilder("{");
    parts.forEach(
        (key, value) ->
            body.append(body.length() > 1 ? "," : "")
                .append('"')
                .append(key)
                .append("\":")
                .append(value));
    return body.append('}').toString();
  }
}
