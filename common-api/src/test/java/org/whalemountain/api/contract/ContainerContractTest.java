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

/** What every agent that lends containers promises of their lives: made, stopped, started, gone. */
public abstract class ContainerContractTest extends HostContractTest {

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
  void howLongAStopMayTakeIsSaidInSeconds() {
    create("web", spec("web")).expect(201);
    for (var verb : List.of("stop", "restart")) {
      for (var wrong : List.of("-1", "301", "ten", "1.5", "99999999999")) {
        act("web", verb + "?timeoutSeconds=" + wrong)
            .expectProblem(422, "invalid")
            .expectField("timeoutSeconds");
      }
      assertThat(get("web").expect(200).json().path("status").asText()).isEqualTo("running");
    }
    var restarted = act("web", "restart?timeoutSeconds=0").expect(200).json();
    assertThat(restarted.path("status").asText()).isEqualTo("running");
    var stopped = act("web", "stop?timeoutSeconds=1").expect(200).json();
    assertThat(stopped.path("status").asText()).isEqualTo("stopped");
  }

  @Test
  void whoPrefersNotToWaitIsAnsweredAtOnceAndItRunsAllTheSame() {
    var spec = spec("web");
    made.add(owner + "-web");
    var hasty = call().with("Prefer", "respond-async, wait=0");
    var answer = hasty.put(path("web"), Call.json(spec));
    assertThat(answer.status()).as(answer.toString()).isIn(201, 202);
    assertThat(get("web").expect(200).json().path("id").asText()).isEqualTo(spec.get("id"));
    var web =
        Eventually.see(
            Duration.ofSeconds(20),
            () -> get("web").expect(200).json(),
            seen -> seen.path("status").asText().equals("running"));
    assertThat(web.path("queuePlace").isNull()).isTrue();
    create("web", spec).expect(200);
  }

  @Test
  void aDefinitionSaysAllThatTheSameOrderNeeds() {
    var spec = spec("web");
    spec.put("environments", List.of("GREETING=hello world", "EMPTY=", "EQUALS=a=b", "_1=x"));
    spec.put("command", List.of("sh", "-c", "echo 'one two'; sleep 1000"));
    spec.put("cpus", 0.25);
    create("web", spec).expect(201);
    for (var answer :
        List.of(
            get("web").expect(200).json(),
            call()
                .get("/v1/containers?definition=true&owner=" + owner)
                .expect(200)
                .json()
                .get(0))) {
      assertThat(answer.path("wanted").asText()).isEqualTo("running");
      var again = new LinkedHashMap<String, Object>();
      for (var field :
          List.of(
              "id",
              "owner",
              "name",
              "console",
              "image",
              "environments",
              "ports",
              "command",
              "gpus",
              "cpus",
              "memoryMiB")) {
        again.put(field, answer.path(field));
      }
      assertThat(create("web", again).expect(200).json().path("containerId"))
          .isEqualTo(answer.path("containerId"));
    }
    var listed = call().get("/v1/containers?owner=" + owner).expect(200);
    assertThat(listed.text()).doesNotContain("hello world");
    assertThat(listed.json().get(0).path("environments").isNull()).isTrue();
    act("web", "stop").expect(200);
    assertThat(get("web").expect(200).json().path("wanted").asText()).isEqualTo("stopped");
    act("web", "start").expect(200);
    assertThat(get("web").expect(200).json().path("wanted").asText()).isEqualTo("running");
  }

  @Test
  void aDefinitionLeavesOutWhatTheImageBrings() {
    var spec = spec("web");
    spec.put("environments", List.of());
    create("web", spec).expect(201);
    var web = get("web").expect(200).json();
    assertThat(web.path("environments")).isEmpty();
    assertThat(web.path("environments").isArray()).isTrue();
    assertThat(web.path("command")).isEmpty();
  }

  @Test
  void anOlderEpochMayLookButChangeNothing() {
    var installation = "i-" + UUID.randomUUID();
    var older = call().with("Whalemountain-Epoch", installation + "/7");
    var newer = call().with("Whalemountain-Epoch", installation + "/8");
    create("web", spec("web")).expect(201);
    older.post(path("web") + "/stop").expect(200);
    newer.get("/v1/containers").expect(200);
    older.post(path("web") + "/start").expectProblem(409, "wrong-state");
    older.put(path("web"), Call.json(spec("web"))).expectProblem(409, "wrong-state");
    older.delete(path("web")).expectProblem(409, "wrong-state");
    older.get(path("web")).expect(200);
    newer.post(path("web") + "/start").expect(200);
    call()
        .with("Whalemountain-Epoch", "another-" + installation + "/1")
        .post(path("web") + "/restart")
        .expect(200);
    act("web", "restart").expect(200);
    for (var nonsense : List.of("8", installation + "/", installation + "/-1", "/9", "a b/1")) {
      call()
          .with("Whalemountain-Epoch", nonsense)
          .post(path("web") + "/stop")
          .expectProblem(422, "invalid");
    }
    call().delete(path("web")).expect(204);
  }

  @Test
  void deleteRemovesItOnce() {
    create("web", spec("web")).expect(201);
    call().delete("/v1/containers/" + owner + "-web").expect(204);
    get("web").expectProblem(404, "not-found");
    call().delete("/v1/containers/" + owner + "-web").expectProblem(404, "not-found");
    assertThat(call().get("/v1/containers?owner=" + owner).expect(200).json()).isEmpty();
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
            Map.of("guest", 8080, "host", ThreadLocalRandom.current().nextInt(20_000, 32_000))));
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
