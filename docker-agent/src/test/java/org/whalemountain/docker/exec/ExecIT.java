package org.whalemountain.docker.exec;

import com.github.dockerjava.api.DockerClient;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whalemountain.docker.engine.Engine;
import org.whalemountain.docker.wire.Borrowed;
import org.whalemountain.docker.wire.Eventually;
import org.whalemountain.docker.wire.Http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
class ExecIT {

  private static final Duration SOON = Duration.ofSeconds(20);

  @Inject Engine engine;
  private Borrowed container;

  @BeforeEach
  void borrow() {
    container = Borrowed.running(client());
  }

  @AfterEach
  void giveBack() {
    container.close();
  }

  @Test
  void theExitCodeAndBothOutputsComeBackApart() {
    exec("sh", "-c", "echo out; echo err >&2; exit 7")
        .statusCode(200)
        .body("exitCode", equalTo(7))
        .body("stdout", equalTo("out\n"))
        .body("stderr", equalTo("err\n"))
        .body("truncated", equalTo(false))
        .body("timedOut", equalTo(false));
  }

  @Test
  void longOutputIsCutAtOneMebibyteAndReadToItsEnd() {
    var result = exec("sh", "-c", "yes 12345678 | head -c 5000000; echo done >&2").statusCode(200);
    result.body("truncated", equalTo(true)).body("stderr", equalTo("done\n"));
    String stdout = result.extract().path("stdout");
    assertThat(stdout).hasSize(1024 * 1024).startsWith("12345678\n");
  }

  @Test
  void aProgramThatIsNotThereIsAnExitCodeWithTheEnginesWords() {
    var result = exec("no-such-program").statusCode(200).extract();
    assertThat(result.<Integer>path("exitCode")).isIn(126, 127);
    assertThat(result.<String>path("stdout")).contains("no-such-program");
  }

  @Test
  void theTimeLimitKillsTheWholeTree() throws Exception {
    var line = "echo begun; sleep 4711 & setsid sleep 4712 & env -i sleep 4713 & sleep 4714";
    var limit = Duration.ofSeconds(6);
    var begun = System.nanoTime();
    var running =
        CompletableFuture.supplyAsync(
            () -> exec(Math.toIntExact(limit.toSeconds()), "sh", "-c", line));
    Eventually.see(
        limit,
        container::processes,
        seen -> Stream.of("4711", "4712", "4713", "4714").allMatch(seen::contains));
    running
        .get(limit.plus(SOON).toSeconds(), TimeUnit.SECONDS)
        .statusCode(200)
        .body("exitCode", equalTo(124))
        .body("timedOut", equalTo(true))
        .body("stdout", equalTo("begun\n"));
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isBetween(limit, limit.plus(SOON));
    Eventually.see(SOON, container::processes, seen -> !seen.contains("sleep 471"));
  }

  @Test
  void aCallerThatGoesAwayTakesTheProcessesAlong() throws Exception {
    var body = "{\"command\":[\"sh\",\"-c\",\"sleep 4721 & sleep 4722\"],\"timeoutSeconds\":600}";
    var headers = "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n";
    try (var http = Http.open()) {
      http.send("POST", container.path("exec"), headers, body.getBytes(StandardCharsets.UTF_8));
      Eventually.see(
          SOON,
          container::processes,
          seen -> seen.contains("sleep 4721") && seen.contains("sleep 4722"));
    }
    Eventually.see(SOON, container::processes, seen -> !seen.contains("sleep 472"));
  }

  @Test
  void eightAtOnceEachGetTheirOwn() {
    var codes =
        IntStream.range(0, 8)
            .parallel()
            .map(
                i ->
                    exec("sh", "-c", "echo " + i + "; exit " + i)
                        .statusCode(200)
                        .extract()
                        .path("exitCode"))
            .boxed()
            .toList();
    assertThat(codes).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
  }

  @Test
  void aStoppedContainerRefuses() {
    container.stop();
    exec("true").statusCode(409).body("code", equalTo("wrong-state"));
  }

  @Test
  void aContainerThatIsNotOursIsNotThere() {
    try (var foreign =
        Borrowed.running(client(), create -> create.withCmd("sleep", "99").withLabels(Map.of()))) {
      post(foreign.fullName(), List.of("true"), 5)
          .statusCode(404)
          .body("code", equalTo("not-found"));
    }
  }

  @Test
  void aBadRequestNamesItsField() {
    post(container.fullName(), List.of(), 5)
        .statusCode(422)
        .body("fields[0].name", equalTo("command"));
    post(container.fullName(), List.of("true"), 0)
        .statusCode(422)
        .body("fields[0].name", equalTo("timeoutSeconds"));
    agent().body("").post(container.path("exec")).then().statusCode(422);
  }

  private ValidatableResponse exec(String... command) {
    return exec(60, command);
  }

  private ValidatableResponse exec(int timeoutSeconds, String... command) {
    return post(container.fullName(), List.of(command), timeoutSeconds);
  }

  private static ValidatableResponse post(String name, List<String> command, int timeoutSeconds) {
    return agent()
        .body(Map.of("command", command, "timeoutSeconds", timeoutSeconds))
        .post("/v1/containers/" + name + "/exec")
        .then();
  }

  private static RequestSpecification agent() {
    return given().auth().oauth2(Http.TOKEN).contentType("application/json");
  }

  private DockerClient client() {
    return engine.client();
  }
}
