package org.whalemountain.console.singularity;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.Eventually;
import org.whalemountain.api.contract.Fault;
import org.whalemountain.api.contract.Sha256;
import org.whalemountain.console.ConsoleTest;
import org.whalemountain.console.FakeHost;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@ConsoleTest
class SingularityResourceTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String FILE = "/api/v1/images/fake%2Fimage%3A1/singularity";

  private FakeHost host;
  private Call student;

  @BeforeEach
  void begin() {
    // A silent host might have an image that the others lack.
    var admin = FakeHost.as("e165700");
    for (var other : admin.get("/api/v1/hosts").expect(200).json()) {
      admin.delete("/api/v1/hosts/" + other.path("name").asText() + "?force=true").expect(204);
    }
    host = FakeHost.register();
    student = FakeHost.as("e175702");
  }

  @AfterEach
  void end() {
    host.agent().behave();
    FakeHost.as("e165700").delete("/api/v1/hosts/" + host.name()).expect(204);
    host.close();
  }

  @Test
  void aFileIsBuiltAndResumed() {
    student.get(FILE + at()).expectProblem(409, "wrong-state");
    var begun = student.post(FILE + at()).expect(202).json();
    assertThat(begun.path("host").asText()).isEqualTo(host.name());
    assertThat(begun.path("state").asText()).isEqualTo("building");
    assertThat(begun.path("bytesTotal").asLong()).isPositive();
    var ready =
        Eventually.see(
            LIMIT,
            () -> student.get(FILE + "/progress" + at()).expect(200).json(),
            report -> report.path("state").asText().equals("ready"));
    student.post(FILE + at()).expect(200);
    var byId = FILE.replace("fake%2Fimage%3A1", ready.path("imageId").asText());
    var whole = student.get(byId + at()).expect(200);
    assertThat(Sha256.of(whole.bytes())).isEqualTo(ready.path("sha256").asText());
    assertThat(whole.header("ETag")).contains(ready.path("sha256").asText());
    assertThat(whole.header("Accept-Ranges")).isEqualTo("bytes");
    var size = whole.bytes().length;
    var rest = student.with("Range", "bytes=70000-").with("If-Range", whole.header("ETag"));
    assertThat(rest.get(byId + at()).expect(206).bytes())
        .isEqualTo(Arrays.copyOfRange(whole.bytes(), 70_000, size));
    var beyond = student.with("Range", "bytes=" + size + "-").get(byId + at());
    beyond.expectProblem(416, "range-not-satisfiable");
    assertThat(beyond.header("Content-Range")).isEqualTo("bytes */" + size);
  }

  @Test
  void withoutAHostTheOneThatHasItIsFound() {
    var found = student.get(FILE + "/progress").expect(200).json();
    assertThat(found.path("host").asText()).isNotBlank();
    assertThat(found.path("imageId").asText()).startsWith("sha256:");
  }

  @Test
  void whatNoHostHasIsNotFound() {
    var none = "/api/v1/images/nobody%2Fnothing/singularity";
    for (var where : new String[] {"", at(), "?host=nowhere"}) {
      student.post(none + where).expectProblem(404, "not-found");
      student.get(none + "/progress" + where).expectProblem(404, "not-found");
      student.get(none + where).expectProblem(404, "not-found");
    }
  }

  @Test
  void aSilentHostIsNoAnswer() {
    host.agent().misbehave(Fault.HANG, (method, path) -> path.contains("/v1/images/"));
    student.get(FILE + "/progress" + at()).expectProblem(503, "host-unreachable");
  }

  @Test
  void whatIsNotSoundIsRefused() {
    var odd = "/api/v1/images/..%2Fcontainers/singularity";
    student.post(odd).expectProblem(422, "invalid").expectField("id");
    student.get(odd).expectProblem(422, "invalid").expectField("id");
    student
        .post(FILE + at() + "&compression=zip")
        .expectProblem(422, "invalid")
        .expectField("compression");
    student.get(FILE + "?host=A%20b").expectProblem(422, "invalid").expectField("host");
    FakeHost.console().get(FILE).expectProblem(401, "not-authenticated");
  }

  @Test
  void whoAskedForItIsWrittenDown() {
    student.post(FILE + at()).expect(202);
    Eventually.see(
        LIMIT,
        () -> student.get("/api/v1/audit").expect(200).text(),
        rows ->
            rows.contains("POST /images/{id}/singularity")
                && rows.contains("\"fake/image:1\"")
                && rows.contains(host.name()));
  }

  private String at() {
    return "?host=" + host.name();
  }
}
