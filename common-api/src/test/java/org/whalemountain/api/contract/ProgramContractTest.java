package org.whalemountain.api.contract;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What an agent promises of programs that somebody sits before. */
public abstract class ProgramContractTest extends SingularityContractTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String NONE = "nobody sits before programs here; that it refuses is tested";
  private static final String END = "{\"end\":true}";
  private static final String EXECUTION = "0".repeat(64) + ".00000000-0000-0000-0000-000000000000";

  /** Whether the host has the capability; without it every call is refused with a sentence. */
  protected boolean attends() {
    return true;
  }

  @Test
  void whoDoesNotAttendRefusesWithASentence() {
    var capabilities = call().get("/v1/host").expect(200).json().path("capabilities").toString();
    assertThat(capabilities.contains("\"attach\"")).isEqualTo(attends());
    if (!attends()) {
      create("web", spec("web")).expect(201);
      create("held", held("held", "true")).expectProblem(409, "wrong-state");
      for (var flow :
          List.of(
              "/attach",
              "/wait",
              "/archive?path=/tmp",
              "/logs/streams",
              "/processes",
              "/executions/" + EXECUTION,
              "/executions/" + EXECUTION + "/stream")) {
        call().get(path("web") + flow).expectProblem(409, "wrong-state");
      }
      for (var deed :
          List.of(
              "/kill",
              "/resize",
              "/executions/" + EXECUTION + "/start",
              "/executions/" + EXECUTION + "/resize")) {
        call().post(path("web") + deed).expectProblem(409, "wrong-state");
      }
      execution("web", Map.of("command", List.of("true"))).expectProblem(409, "wrong-state");
      pull(image()).expectProblem(409, "wrong-state");
    }
  }

  @Test
  void oneThatIsHeldIsMadeAndNotStarted() {
    assumeTrue(attends(), NONE);
    var spec = held("web", "echo begun; cat");
    var made = create("web", spec).expect(201).json();
    assertThat(made.path("status").asText()).isEqualTo("stopped");
    assertThat(made.path("exitCode").isNull()).isTrue();
    assertThat(create("web", spec).expect(200).json().path("status").asText()).isEqualTo("stopped");
    assertThat(get("web").expect(200).json().path("launch").path("held").asBoolean()).isTrue();
    act("web", "start").expect(200);
    assertThat(get("web").expect(200).json().path("status").asText()).isEqualTo("running");
  }

  @Test
  void whoAttachesBeforeTheStartMissesNothing() {
    assumeTrue(attends(), NONE);
    create("web", held("web", "echo begun; cat; echo ended >&2; exit 7")).expect(201);
    try (var wait = open("/wait?condition=next-exit");
        var program = open("/attach?stdin=true")) {
      act("web", "start").expect(200);
      program.await("begun");
      program.type("typed\n");
      program.await("typed");
      program.send(END);
      program.await("ended");
      assertThat(program.closeCode()).isEqualTo(1000);
      assertThat(wait.exitCode()).isEqualTo(7);
    }
    var ended = get("web").expect(200).json();
    assertThat(ended.path("exitCode").asInt()).isEqualTo(7);
    assertThat(ended.path("finishedAt").asText()).isNotBlank();
  }

  @Test
  void anExecutionReadsItsInputToTheEnd() {
    assumeTrue(attends(), NONE);
    create("web", spec("web")).expect(201);
    var id =
        execution("web", Map.of("command", List.of("sh", "-c", "wc -c; exit 3"), "stdin", true))
            .expect(201)
            .json()
            .path("id")
            .asText();
    try (var program = open("/executions/" + id + "/stream")) {
      program.type("12345");
      program.send(END);
      program.await("5");
      assertThat(program.exitCode()).isEqualTo(3);
    }
    var over = call().get(path("web") + "/executions/" + id).expect(200).json();
    assertThat(over.path("running").asBoolean()).isFalse();
    assertThat(over.path("exitCode").asInt()).isEqualTo(3);
  }

  @Test
  void anExecutionIsOfItsContainerOnly() {
    assumeTrue(attends(), NONE);
    create("web", spec("web")).expect(201);
    create("other", spec("other")).expect(201);
    var id =
        execution("web", Map.of("command", List.of("true"))).expect(201).json().path("id").asText();
    for (var foreign :
        List.of(
            path("other") + "/executions/" + id,
            path("web") + "/executions/x",
            path("web") + "/executions/" + EXECUTION)) {
      call().get(foreign).expectProblem(404, "not-found");
      call().post(foreign + "/start").expectProblem(404, "not-found");
      call().post(foreign + "/resize").expectProblem(404, "not-found");
    }
    call().post(path("web") + "/executions/" + id + "/start").expect(204);
    Eventually.see(
        LIMIT,
        () -> call().get(path("web") + "/executions/" + id).expect(200).json(),
        seen -> seen.path("exitCode").asInt(-1) == 0);
    execution("web", Map.of("command", List.of())).expectProblem(422, "invalid");
    execution("web", Map.of("command", List.of("true"), "user", "a b"))
        .expectProblem(422, "invalid")
        .expectField("user");
  }

  @Test
  void aSignalReachesTheProgram() {
    assumeTrue(attends(), NONE);
    create("web", held("web", "trap 'exit 9' USR1; while :; do sleep 0.1; done")).expect(201);
    call().post(path("web") + "/kill").expectProblem(409, "wrong-state");
    act("web", "start").expect(200);
    call()
        .post(path("web") + "/kill?signal=NOISE")
        .expectProblem(422, "invalid")
        .expectField("signal");
    Eventually.see(
        LIMIT,
        () -> {
          call().post(path("web") + "/kill?signal=SIGUSR1");
          return get("web").expect(200).json().path("exitCode").asInt(-1);
        },
        code -> code == 9);
    assertThat(call().get(path("web") + "/processes").status()).isEqualTo(409);
  }

  @Test
  void processesAreTold() {
    assumeTrue(attends(), NONE);
    create("web", spec("web")).expect(201);
    var table = call().get(path("web") + "/processes").expect(200).json();
    assertThat(table.path("titles").toString()).contains("PID");
    assertThat(table.path("rows")).isNotEmpty();
    assertThat(table.path("rows").get(0)).hasSameSizeAs(table.path("titles"));
  }

  @Test
  void anArchiveComesBackAsItWasStored() throws Exception {
    assumeTrue(attends(), NONE);
    create("web", spec("web")).expect(201);
    var tar = tar("kept.txt", "kept".getBytes(StandardCharsets.UTF_8));
    var archive = path("web") + "/archive?path=";
    call().send("PUT", archive + "/tmp", "application/x-tar", tar).expect(200);
    var back = call().get(archive + "/tmp/kept.txt").expect(200);
    assertThat(back.text()).contains("kept.txt").contains("ustar");
    assertThat(back.header("X-Docker-Container-Path-Stat")).isNotBlank();
    var head = call().send("HEAD", archive + "/tmp/kept.txt", null, null).expect(200);
    assertThat(head.header("X-Docker-Container-Path-Stat"))
        .isEqualTo(back.header("X-Docker-Container-Path-Stat"));
    call().get(archive + "/tmp/none").expectProblem(404, "not-found");
    call().get(archive + "tmp").expectProblem(422, "invalid").expectField("path");
    call()
        .send("PUT", archive + "/no/such", "application/x-tar", tar)
        .expectProblem(404, "not-found");
  }

  @Test
  void whatWasPrintedIsToldStreamByStream() {
    assumeTrue(attends(), NONE);
    create("web", held("web", "echo out; echo err >&2")).expect(201);
    try (var wait = open("/wait?condition=next-exit")) {
      act("web", "start").expect(200);
      assertThat(wait.exitCode()).isZero();
    }
    var logs = path("web") + "/logs/streams";
    var errors = call().get(logs + "?stdout=false").expect(200).bytes();
    assertThat(Arrays.copyOf(errors, 8)).containsExactly(2, 0, 0, 0, 0, 0, 0, 4);
    assertThat(new String(errors, 8, 4, StandardCharsets.UTF_8)).isEqualTo("err\n");
    assertThat(call().get(logs + "?timestamps=true").expect(200).text())
        .containsPattern("20\\d\\d-");
    call().get(logs + "?stdout=false&stderr=false").expectProblem(422, "invalid");
    call().get(logs + "?since=yesterday").expectProblem(422, "invalid").expectField("since");
  }

  @Test
  void aPullOfWhatIsThereIsOverAtOnce() {
    assumeTrue(attends(), NONE);
    assertThat(pull(image()).expect(200).json().path("imageId").asText()).startsWith("sha256:");
    pull("A b").expectProblem(422, "invalid").expectField("image");
  }

  /** One that waits for somebody, and is started once. */
  private Map<String, Object> held(String name, String script) {
    var spec = new HashMap<>(spec(name));
    spec.put("command", List.of("sh", "-c", script));
    spec.put("launch", Map.of("stdin", true, "stdinOnce", true, "once", true, "held", true));
    return spec;
  }

  private Call.Answer execution(String name, Map<String, Object> wanted) {
    return call().post(path(name) + "/executions", Call.json(wanted));
  }

  private Call.Answer pull(String image) {
    return call().post("/v1/pulls", Call.json(Map.of("image", image)));
  }

  private TerminalClient open(String rest) {
    return TerminalClient.open(call(), path("web") + rest, token());
  }

  /** One file, as POSIX writes it (pax(1), "ustar Interchange Format"). */
  private static byte[] tar(String name, byte[] content) {
    var head = new byte[512];
    put(head, 0, name);
    put(head, 100, "0000644");
    put(head, 108, "0000000");
    put(head, 116, "0000000");
    put(head, 124, "%011o".formatted(content.length));
    put(head, 136, "00000000000");
    put(head, 148, "        ");
    put(head, 156, "0");
    put(head, 257, "ustar");
    put(head, 263, "00");
    var sum = 0;
    for (var value : head) {
      sum += value;
    }
    put(head, 148, "%06o".formatted(sum));
    head[154] = 0;
    var tar = new ByteArrayOutputStream();
    tar.writeBytes(head);
    tar.writeBytes(Arrays.copyOf(content, 512));
    tar.writeBytes(new byte[1024]);
    return tar.toByteArray();
  }

  private static void put(byte[] head, int at, String text) {
    System.arraycopy(text.getBytes(StandardCharsets.US_ASCII), 0, head, at, text.length());
  }
}
