package org.whalemountain.console.stream;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.Eventually;
import org.whalemountain.api.contract.Fault;
import org.whalemountain.api.contract.TerminalClient;
import org.whalemountain.console.Browser;
import org.whalemountain.console.ConsoleTest;
import org.whalemountain.console.FakeHost;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@ConsoleTest
class StreamRoutesTest {

  private static final String CONTAINERS = "/api/v1/containers";
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private FakeHost host;
  private String session;
  private Call student;
  private String at;

  @BeforeEach
  void begin() {
    host = FakeHost.register();
    session = Browser.sessionOf("e175702");
    student = FakeHost.console().with("Cookie", Browser.COOKIE + "=" + session);
    var order = host.order("web", ", \"command\": [\"sh\", \"-c\", \"echo one; echo two\"]");
    at = CONTAINERS + "/" + student.post(CONTAINERS, order).expect(201).json().path("id").asText();
  }

  @AfterEach
  void end() {
    host.agent().behave();
    FakeHost.as("e165700").delete(at).expect(204);
    FakeHost.as("e165700").delete("/api/v1/hosts/" + host.name()).expect(204);
    host.close();
  }

  @Test
  void aFileComesBackByteForByte() {
    var bytes = new byte[3_000_000];
    new Random(7).nextBytes(bytes);
    var stored = student.upload(at + "/files", "/tmp", Map.of("a.bin", bytes)).expect(201).json();
    assertThat(stored.get(0).path("sizeBytes").asInt()).isEqualTo(bytes.length);
    var back = student.get(at + "/files?path=/tmp/a.bin").expect(200);
    assertThat(back.bytes()).isEqualTo(bytes);
    assertThat(back.header("Content-Type")).isEqualTo("application/octet-stream");
    assertThat(back.header("Content-Length")).isEqualTo("3000000");
    assertThat(student.get(at + "/files?path=/tmp").expect(200).header("Content-Type"))
        .isEqualTo("application/x-tar");
  }

  @Test
  void theAgentsProblemsAreTold() {
    student
        .upload(at + "/files", "/nowhere", Map.of("a", new byte[10]))
        .expectProblem(422, "invalid")
        .expectField("path");
    student.get(at + "/files?path=/tmp/none").expectProblem(404, "not-found");
    student.get(at + "/logs?tail=x").expectProblem(422, "invalid").expectField("tail");
    host.agent().misbehave(Fault.HTML, (method, path) -> path.contains("/files"));
    var html = student.get(at + "/files?path=/tmp").expectProblem(502, "engine-failed");
    assertThat(html.text()).doesNotContain("Gateway");
  }

  @Test
  void logsAndNumbersFlow() throws IOException, InterruptedException {
    assertThat(student.get(at + "/logs").expect(200).text()).isEqualTo("one\ntwo\n");
    assertThat(student.get(at + "/logs?tail=1").expect(200).text()).isEqualTo("two\n");
    var request = student.request(at + "/stats").header("Accept", "text/event-stream").build();
    var response = student.http().send(request, BodyHandlers.ofInputStream());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream");
    try (InputStream events = response.body()) {
      assertThat(new String(events.readNBytes(5), UTF_8)).isEqualTo("data:");
    }
    assertThat(student.get(at + "/stats").expect(200).json().path("processes").asInt())
        .isEqualTo(3);
  }

  @Test
  void numbersEndWithTheSession() throws IOException, InterruptedException {
    assertThatNumbersEndAfter(student, () -> student.delete("/api/v1/session").expect(204));
  }

  @Test
  void numbersEndWithTheToken() throws IOException, InterruptedException {
    var token = student.post("/api/v1/tokens", "{\"name\": \"numbers\"}").expect(201).json();
    var program =
        FakeHost.console().with("Authorization", "Bearer " + token.path("token").asText());
    assertThatNumbersEndAfter(
        program, () -> student.delete("/api/v1/tokens/" + token.path("id").asText()).expect(204));
  }

  private void assertThatNumbersEndAfter(Call reader, Runnable end)
      throws IOException, InterruptedException {
    var request = reader.request(at + "/stats").header("Accept", "text/event-stream").build();
    var response = reader.http().send(request, BodyHandlers.ofInputStream());
    try (InputStream events = response.body()) {
      assertThat(new String(events.readNBytes(5), UTF_8)).isEqualTo("data:");
      end.run();
      var rest = CompletableFuture.supplyAsync(() -> broken(events));
      assertThat(rest).succeedsWithin(LIMIT).isEqualTo(true);
    }
  }

  private static boolean broken(InputStream events) {
    try {
      events.readAllBytes();
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  @Test
  void strangersFindNothingAndAdministratorsDoNotEnter() {
    var stranger = FakeHost.as("e175701");
    var admin = FakeHost.as("e165700");
    for (var rest : new String[] {"/files?path=/tmp", "/logs"}) {
      var theirs = stranger.get(at + rest).expectProblem(404, "not-found");
      var never = stranger.get(CONTAINERS + "/x" + rest).expectProblem(404, "not-found");
      assertThat(theirs.text().replaceAll("urn:uuid:[0-9a-f-]+", ""))
          .isEqualTo(never.text().replaceAll("urn:uuid:[0-9a-f-]+", ""));
      admin.get(at + rest).expectProblem(404, "not-found");
      FakeHost.console().get(at + rest).expectProblem(401, "not-authenticated");
    }
    stranger
        .upload(at + "/files", "/tmp", Map.of("a", new byte[100_000]))
        .expectProblem(404, "not-found");
    var cookie = Map.of("Cookie", Browser.COOKIE + "=" + Browser.sessionOf("e175701"));
    assertThat(TerminalClient.refusal(student, at + "/terminal", cookie)).isEqualTo(404);
    assertThat(TerminalClient.refusal(student, at + "/terminal", Map.of())).isEqualTo(401);
  }

  @Test
  void anUploadThatIsCutLeavesNoFile() throws IOException {
    var url = URI.create(student.at("/").toString());
    try (var socket = new Socket(url.getHost(), url.getPort())) {
      var head =
          "POST "
              + at
              + "/files HTTP/1.1\r\nHost: x\r\nCookie: "
              + Browser.COOKIE
              + "="
              + session
              + "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 1000000\r\n\r\n"
              + "--b\r\nContent-Disposition: form-data; name=\"path\"\r\n\r\n/tmp\r\n"
              + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"cut\"\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(UTF_8));
      socket.getOutputStream().write(new byte[200_000]);
      socket.getOutputStream().flush();
      Eventually.see(
          LIMIT,
          () -> host.agent().received().toString(),
          calls -> calls.contains("POST") && calls.contains("/files"));
      socket.setSoLinger(true, 0);
    }
    student.get(at + "/files?path=/tmp/cut").expectProblem(404, "not-found");
    student.upload(at + "/files", "/tmp", Map.of("whole", new byte[10])).expect(201);
  }

  @Test
  void anUploadToAHostThatDiesIsAnError() {
    host.agent().misbehave(Fault.LOST_REQUEST, (method, path) -> path.contains("/files"));
    student
        .upload(at + "/files", "/tmp", Map.of("a", new byte[1000]))
        .expectProblem(503, "host-unreachable");
    host.agent().down();
    student.get(at + "/logs").expectProblem(503, "host-unreachable");
    host.agent().up();
  }

  @Test
  void theTerminalSpeaksAndTellsHowItEnded() {
    try (var terminal = terminal()) {
      terminal.type("echo a$((40 + 2))b\n");
      terminal.await("a42b");
      terminal.type("seq 1 20000 | tail -1; exit 3\n");
      terminal.await("20000");
      assertThat(terminal.exitCode()).isEqualTo(3);
      assertThat(terminal.closeCode()).isEqualTo(1000);
    }
  }

  @Test
  void theTerminalEndsWithTheSession() {
    try (var terminal = terminal()) {
      terminal.type("echo here\n");
      terminal.await("here");
      student.delete("/api/v1/session").expect(204);
      assertThat(terminal.closeCode()).isEqualTo(1008);
    }
  }

  @Test
  void aTerminalThatTheAgentRefusesIsRefusedBeforeTheUpgrade() {
    var cookie = Map.of("Cookie", Browser.COOKIE + "=" + session);
    assertThat(TerminalClient.refusal(student, at + "/terminal?columns=0", cookie)).isEqualTo(422);
    student.get(at + "/terminal").expectProblem(400, "malformed");
    student.post(at + "/stop").expect(200);
    assertThat(TerminalClient.refusal(student, at + "/terminal", cookie)).isEqualTo(409);
  }

  @Test
  void theStreamsStandInTheOpenApi() {
    var paths = FakeHost.console().get("/q/openapi?format=json").expect(200).json().path("paths");
    for (var rest : new String[] {"/terminal", "/files", "/logs", "/stats", "/exec"}) {
      assertThat(paths.has(CONTAINERS + "/{id}" + rest)).as(rest).isTrue();
    }
  }

  private TerminalClient terminal() {
    return TerminalClient.open(
        FakeHost.console(),
        at + "/terminal?columns=80&rows=24",
        Map.of("Cookie", Browser.COOKIE + "=" + session));
  }
}
