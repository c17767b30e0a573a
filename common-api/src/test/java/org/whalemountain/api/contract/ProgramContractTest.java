package org.whalemountain.api.contract;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What an agent promises of programs that somebody sits before. */
public abstract class ProgramContractTest extends SingularityContractTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String NONE = "nobody sits before programs here; that it refuses is tested";
  private static final String NO_PROGRAMS = "no programs run here; that it refuses is tested";
  private static final String END = "{\"end\":true}";
  private static final String EXECUTION = "0".repeat(64) + ".00000000-0000-0000-0000-000000000000";

  /** Whether the host has the capability; without it such calls are refused with a sentence. */
  protected boolean attends() {
    return true;
  }

  /** Whether the host has the capability {@code programs}; without it every call is refused. */
  protected boolean offersPrograms() {
    return true;
  }

  /** Whether programs really run where this is tested. */
  protected boolean runsPrograms() {
    return offersPrograms();
  }

  @Test
  void whoRunsNoProgramsRefusesWithASentence() {
    var capabilities = call().get("/v1/host").expect(200).json().path("capabilities").toString();
    assertThat(capabilities.contains("\"programs\"")).isEqualTo(offersPrograms());
    if (!offersPrograms()) {
      create("web", spec("web")).expect(201);
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
              "/executions/" + EXECUTION + "/start",
              "/executions/" + EXECUTION + "/resize")) {
        call().post(path("web") + deed).expectProblem(409, "wrong-state");
      }
      execution("web", Map.of("command", List.of("true"))).expectProblem(409, "wrong-state");
    }
  }

  @Test
  void whoDoesNotAttendRefusesWithASentence() {
    var capabilities = call().get("/v1/host").expect(200).json().path("capabilities").toString();
    assertThat(capabilities.contains("\"attach\"")).isEqualTo(attends());
    if (!attends()) {
      create("web", spec("web")).expect(201);
      create("held", held("held", "true")).expectProblem(409, "wrong-state");
      call().post(path("web") + "/resize").expectProblem(409, "wrong-state");
      pull(image()).expectProblem(409, "wrong-state");
      assertThat(TerminalClient.refusal(call(), path("web") + "/attach?stdin=true", token()))
          .isEqualTo(409);
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
    assumeTrue(runsPrograms(), NO_PROGRAMS);
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
    assumeTrue(runsPrograms(), NO_PROGRAMS);
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
    assumeTrue(runsPrograms(), NO_PROGRAMS);
    create("web", spec("web")).expect(201);
    var table = call().get(path("web") + "/processes").expect(200).json();
    assertThat(table.path("titles").toString()).contains("PID");
    assertThat(table.path("rows")).isNotEmpty();
    assertThat(table.path("rows").get(0)).hasSameSizeAs(table.path("titles"));
  }

  @Test
  void anArchiveComesBackAsItWasStored() throws Exception {
    assumeTrue(runsPrograms(), NO_PROGRAMS);
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

  @Test
  void anExecutionsOutputsAreKeptApart() {
    assumeTrue(runsPrograms(), NO_PROGRAMS);
    create("web", spec("web")).expect(201);
    var id =
        made(
            Map.of(
                "command",
                List.of("sh", "-c", "echo $WORD in $PWD; echo problem >&2; exit 4"),
                "environments",
                List.of("WORD=two words"),
                "directory",
                "/tmp"));
    try (var program = open("/executions/" + id + "/stream")) {
      program.await("\1\0\0\0\0\0\0\22two words in /tmp\n");
      program.await("\2\0\0\0\0\0\0\10problem\n");
      assertThat(program.exitCode()).isEqualTo(4);
      assertThat(program.closeCode()).isEqualTo(1000);
    }
    assertThat(
            TerminalClient.refusal(call(), path("web") + "/executions/" + id + "/stream", token()))
        .isEqualTo(409);
  }

  @Test
  void anExecutionMayHaveATerminal() {
    assumeTrue(runsPrograms(), NO_PROGRAMS);
    create("web", spec("web")).expect(201);
    var id = made(Map.of("command", List.of("sh"), "tty", true, "stdin", true));
    try (var program = open("/executions/" + id + "/stream")) {
      program.type("echo $((6*7))-ok\n");
      program.await("42-ok");
      call().post(path("web") + "/executions/" + id + "/resize?columns=97&rows=31").expect(204);
      Eventually.see(
          LIMIT,
          () -> {
            program.type("stty size\n");
            return program.shown();
          },
          shown -> shown.contains("31 97"));
      program.type("exit 6\n");
      assertThat(program.exitCode()).isEqualTo(6);
    }
  }

  @Test
  void muchInputArrivesWhole() {
    assumeTrue(runsPrograms(), NO_PROGRAMS);
    create("web", spec("web")).expect(201);
    var id = made(Map.of("command", List.of("sh", "-c", "sha256sum && wc -c"), "stdin", true));
    var piece = "0123456789abcdef".repeat(2048);
    try (var program = open("/executions/" + id + "/stream")) {
      for (var i = 0; i < 200; i++) {
        program.type(piece);
      }
      program.send(END);
      program.await(Sha256.of(piece.repeat(200).getBytes(StandardCharsets.UTF_8)));
      assertThat(program.exitCode()).isZero();
    }
  }

  @Test
  void whatNobodyReadsToItsEndEndsAllTheSame() {
    assumeTrue(runsPrograms(), NO_PROGRAMS);
    create("web", spec("web")).expect(201);
    var id = made(Map.of("command", List.of("head", "-c", "3"), "stdin", true));
    try (var program = open("/executions/" + id + "/stream")) {
      program.type("abcdef");
      program.await("abc");
      assertThat(program.exitCode()).isZero();
    }
  }

  @Test
  void anExecutionDiesWithItsClient() {
    assumeTrue(runsPrograms(), NO_PROGRAMS);
    create("web", spec("web")).expect(201);
    var id =
        made(
            Map.of(
                "command", List.of("sh", "-c", "echo on; sleep 4711 & sleep 4711"), "stdin", true));
    try (var program = open("/executions/" + id + "/stream")) {
      program.await("on");
      assertThat(processes()).contains("4711");
    }
    Eventually.see(LIMIT, this::processes, seen -> !seen.contains("4711"));
    Eventually.see(
        LIMIT,
        () -> call().get(path("web") + "/executions/" + id).expect(200).json(),
        seen -> seen.path("exitCode").asInt() == 137);
  }

  @Test
  void anExecutionOnATerminalEndsWhenNobodyTypesAnyMore() {
    assumeTrue(runsPrograms(), NO_PROGRAMS);
    create("web", spec("web")).expect(201);
    var command = List.of("sh", "-c", "echo on; trap '' HUP; sleep 4712");
    var id = made(Map.of("command", command, "tty", true, "stdin", true));
    try (var program = open("/executions/" + id + "/stream")) {
      program.await("on");
      program.send(END);
      assertThat(program.closeCode()).isEqualTo(1000);
      Eventually.see(LIMIT, this::processes, seen -> !seen.contains("4712"));
    }
  }

  @Test
  void anExecutionOnATerminalThatNobodyTypesOnGoesOn() {
    assumeTrue(runsPrograms(), NO_PROGRAMS);
    create("web", spec("web")).expect(201);
    var id = made(Map.of("command", List.of("sh", "-c", "sleep 2; exit 8"), "tty", true));
    try (var program = open("/executions/" + id + "/stream")) {
      program.send(END);
      assertThat(program.exitCode()).isEqualTo(8);
    }
  }

  @Test
  void anExecutionThatCannotStartAloneIsRefused() {
    assumeTrue(runsPrograms(), NO_PROGRAMS);
    create("web", spec("web")).expect(201);
    for (var wanted :
        List.<Map<String, Object>>of(
            Map.of("command", List.of("no-such-program")),
            Map.of("command", List.of("true"), "directory", "/no/such"))) {
      var answer = call().post(path("web") + "/executions/" + made(wanted) + "/start");
      assertThat(answer.status()).as("%s", wanted).isGreaterThanOrEqualTo(400);
    }
  }

  @Test
  void aSignalReachesAProgramThatHearsIt() {
    assumeTrue(runsPrograms(), NO_PROGRAMS);
    create("web", running("web", "trap 'echo heard' USR1; echo on; while :; do sleep 0.1; done"))
        .expect(201);
    call()
        .post(path("web") + "/kill?signal=NOISE")
        .expectProblem(422, "invalid")
        .expectField("signal");
    Eventually.see(LIMIT, () -> logs("web"), seen -> seen.contains("on"));
    call().post(path("web") + "/kill?signal=SIGUSR1").expect(200);
    Eventually.see(LIMIT, () -> logs("web"), seen -> seen.contains("heard"));
    var killed = call().post(path("web") + "/kill").expect(200).json();
    assertThat(killed.path("status").asText()).isEqualTo("stopped");
    call().post(path("web") + "/kill?signal=USR1").expectProblem(409, "wrong-state");
  }

  @Test
  void whoWaitsLearnsOfTheEnd() {
    assumeTrue(runsPrograms(), NO_PROGRAMS);
    create("web", running("web", "while [ ! -e /tmp/end ]; do sleep 0.1; done; exit 5"))
        .expect(201);
    try (var wait = open("/wait")) {
      exec("web", "touch", "/tmp/end").expect(200);
      assertThat(wait.exitCode()).isEqualTo(5);
      assertThat(wait.closeCode()).isEqualTo(1000);
    }
    try (var wait = open("/wait?condition=removed")) {
      call().delete(path("web")).expect(204);
      assertThat(wait.closeCode()).isEqualTo(1000);
    }
    create("other", spec("other")).expect(201);
    assertThat(TerminalClient.refusal(call(), path("other") + "/wait?condition=x", token()))
        .isEqualTo(422);
    assertThat(TerminalClient.refusal(call(), path("none") + "/wait", token())).isEqualTo(404);
  }

  @Test
  void whoAttachesSeesWhatIsPrinted() {
    assumeTrue(runsPrograms(), NO_PROGRAMS);
    create("web", running("web", "n=0; while :; do n=$((n+1)); echo tick $n; sleep 0.2; done"))
        .expect(201);
    Eventually.see(LIMIT, () -> logs("web"), seen -> seen.contains("tick 5"));
    try (var program = open("/attach?stdin=false")) {
      program.await("tick ");
      assertThat(program.shown()).doesNotContain("tick 1\n");
    }
    try (var program = open("/attach?stdin=false&logs=true")) {
      program.await("tick 1\n");
      act("web", "stop").expect(200);
      assertThat(program.closeCode()).isEqualTo(1000);
    }
    assertThat(TerminalClient.refusal(call(), path("none") + "/attach", token())).isEqualTo(404);
  }

  @Test
  void whatWasPrintedIsToldInFrames() {
    assumeTrue(runsPrograms(), NO_PROGRAMS);
    create("web", running("web", "echo one; sleep 3; echo two; sleep 1000")).expect(201);
    Eventually.see(LIMIT, () -> logs("web"), seen -> seen.contains("two"));
    var streams = path("web") + "/logs/streams";
    var bytes = call().get(streams + "?tail=1").expect(200).bytes();
    assertThat(Arrays.copyOf(bytes, 8)).containsExactly(1, 0, 0, 0, 0, 0, 0, 4);
    assertThat(new String(bytes, 8, 4, StandardCharsets.UTF_8)).isEqualTo("two\n");
    var stamped = call().get(streams + "?timestamps=true").expect(200).text();
    var times =
        Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{9}Z) (one|two)\n")
            .matcher(stamped)
            .results()
            .map(line -> Instant.parse(line.group(1)))
            .toList();
    assertThat(times).hasSize(2);
    var between = seconds(times.get(0).plusMillis(500));
    assertThat(call().get(streams + "?since=" + between).expect(200).text())
        .contains("two")
        .doesNotContain("one");
    assertThat(call().get(streams + "?until=" + between).expect(200).text())
        .contains("one")
        .doesNotContain("two");
    assertThat(call().get(streams + "?stdout=false").expect(200).text()).doesNotContain("one");
    call().get(streams + "?stdout=false&stderr=false").expectProblem(422, "invalid");
    call().get(streams + "?since=yesterday").expectProblem(422, "invalid").expectField("since");
    call().get(path("none") + "/logs/streams").expectProblem(404, "not-found");
  }

  @Test
  void anArchiveKeepsFoldersLinksAndModes() {
    assumeTrue(runsPrograms(), NO_PROGRAMS);
    create("web", spec("web")).expect(201);
    create("other", spec("other")).expect(201);
    exec(
            "web",
            "sh",
            "-c",
            "mkdir -p '/tmp/a b/in'; echo x >'/tmp/a b/in/run me'; chown 1000:1000 '/tmp/a b/in/run me';"
                + " chmod 4751 '/tmp/a b/in/run me'; ln -s 'in/run me' '/tmp/a b/link';"
                + " dd if=/dev/zero of='/tmp/a b/large' bs=1024 count=3000 2>/dev/null")
        .expect(200);
    var folder = call().get(path("web") + "/archive?path=/tmp/a%20b").expect(200);
    assertThat(stat(folder)).contains("\"name\":\"a b\"");
    call()
        .send("PUT", path("other") + "/archive?path=/tmp", "application/x-tar", folder.bytes())
        .expect(200);
    var look = "cd '/tmp/a b' && stat -c '%a %u %g %s' 'in/run me' large && readlink link";
    assertThat(exec("other", "sh", "-c", look).expect(200).json().path("stdout").asText())
        .isEqualTo(exec("web", "sh", "-c", look).expect(200).json().path("stdout").asText())
        .contains("4751 1000 1000 2\n")
        .contains("in/run me\n");
    var link = call().send("HEAD", path("web") + "/archive?path=/tmp/a%20b/link", null, null);
    assertThat(stat(link.expect(200)))
        .contains("\"linkTarget\":\"/tmp/a b/in/run me\"")
        .contains("\"mode\":134218239");
    var wrong =
        call()
            .send(
                "PUT",
                path("web") + "/archive?path=/etc/passwd",
                "application/x-tar",
                folder.bytes());
    assertThat(wrong.status()).isGreaterThanOrEqualTo(400);
    call().send("HEAD", path("none") + "/archive?path=/tmp", null, null).expect(404);
  }

  private static String stat(Call.Answer answer) {
    var header = answer.header("X-Docker-Container-Path-Stat");
    return new String(Base64.getDecoder().decode(header), StandardCharsets.UTF_8);
  }

  private static String seconds(Instant at) {
    return "%d.%09d".formatted(at.getEpochSecond(), at.getNano());
  }

  private String logs(String name) {
    return call().get(path(name) + "/logs").expect(200).text();
  }

  private String processes() {
    return call().get(path("web") + "/processes").expect(200).text();
  }

  private String made(Map<String, Object> wanted) {
    return execution("web", wanted).expect(201).json().path("id").asText();
  }

  /** One with a program of its own. */
  private Map<String, Object> running(String name, String script) {
    var spec = new HashMap<>(spec(name));
    spec.put("command", List.of("sh", "-c", script));
    return spec;
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
