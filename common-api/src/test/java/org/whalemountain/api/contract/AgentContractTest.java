package org.whalemountain.api.contract;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole contract of an agent: {@link ContainerContractTest} and what flows in and out of a
 * container. An agent's own test extends this and says where the agent is; a failing test prints
 * what the agent answered.
 */
public abstract class AgentContractTest extends ProgramContractTest {

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
}
