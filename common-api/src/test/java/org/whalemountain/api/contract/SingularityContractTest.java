package org.whalemountain.api.contract;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What an agent promises of images as files for Singularity. */
public abstract class SingularityContractTest extends ContainerContractTest {

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String NONE =
      "this host makes no Singularity files; that it refuses is tested";
  private static final String GZIP = "?compression=gzip";

  /** Whether the host has the capability; without it every call is refused with a sentence. */
  protected boolean makesSingularityFiles() {
    return true;
  }

  @Test
  void whatTheHostCannotDoIsRefusedWithASentence() {
    var capabilities = call().get("/v1/host").expect(200).json().path("capabilities").toString();
    assertThat(capabilities.contains("singularity")).isEqualTo(makesSingularityFiles());
    if (!makesSingularityFiles()) {
      var file = fileOf(image());
      call().post(file).expectProblem(409, "wrong-state");
      call().get(file + "/progress").expectProblem(409, "wrong-state");
      call().get(file).expectProblem(409, "wrong-state");
      call().delete(file).expectProblem(409, "wrong-state");
    }
  }

  @Test
  void anImageThatIsNotThereHasNoFile() {
    assumeTrue(makesSingularityFiles(), NONE);
    var none = fileOf("nobody/nothing:1");
    call().post(none).expectProblem(404, "not-found");
    call().get(none + "/progress").expectProblem(404, "not-found");
    call().get(none).expectProblem(404, "not-found");
    call().delete(none).expectProblem(404, "not-found");
  }

  @Test
  void whatIsNoReferenceIsNotAskedFor() {
    assumeTrue(makesSingularityFiles(), NONE);
    for (var id : new String[] {"../containers/json", "A b", "-x"}) {
      call().post(fileOf(id)).expectProblem(422, "invalid").expectField("id");
      call().get(fileOf(id)).expectProblem(422, "invalid").expectField("id");
    }
    call()
        .post(fileOf(image()) + "?compression=zip")
        .expectProblem(422, "invalid")
        .expectField("compression");
  }

  @Test
  void theFileIsThereOnceItIsBuilt() {
    assumeTrue(makesSingularityFiles(), NONE);
    var file = fileOf(image());
    call().delete(file + GZIP).expect(204);
    call().get(file + GZIP).expectProblem(409, "wrong-state");
    var before = call().get(file + "/progress" + GZIP).expect(200).json();
    assertThat(before.path("state").asText()).isEqualTo("none");
    assertThat(before.path("image").path("names").toString()).contains(image());
    call().post(file + GZIP).expect(202);
    var ready = ready(file, GZIP);
    assertThat(call().post(file + GZIP).expect(200).text()).isEqualTo(ready.text());
    var fetched = call().get(file + GZIP).expect(200);
    assertThat(fetched.bytes()).hasSize(ready.json().path("sizeBytes").asInt());
    assertThat(Sha256.of(fetched.bytes())).isEqualTo(ready.json().path("sha256").asText());
    assertThat(fetched.header("Content-Length")).isEqualTo("" + fetched.bytes().length);
    call().delete(file + GZIP).expect(204);
    call().get(file + GZIP).expectProblem(409, "wrong-state");
  }

  @Test
  void aDownloadGoesOnWhereItBrokeOff() {
    assumeTrue(makesSingularityFiles(), NONE);
    var report = ready(fileOf(image()), "").json();
    var file = fileOf(report.path("image").path("id").asText());
    var whole = call().get(file).expect(200);
    assertThat(whole.header("Accept-Ranges")).isEqualTo("bytes");
    assertThat(whole.header("ETag")).isEqualTo("\"sha256:" + report.path("sha256").asText() + "\"");
    var size = whole.bytes().length;
    var rest = call().with("Range", "bytes=1000-").with("If-Range", whole.header("ETag")).get(file);
    assertThat(rest.expect(206).bytes()).isEqualTo(Arrays.copyOfRange(whole.bytes(), 1000, size));
    assertThat(rest.header("Content-Range")).isEqualTo("bytes 1000-" + (size - 1) + "/" + size);
    var other = call().with("Range", "bytes=1000-").with("If-Range", "\"another\"").get(file);
    assertThat(other.expect(200).bytes()).isEqualTo(whole.bytes());
    var beyond = call().with("Range", "bytes=" + size + "-").get(file);
    beyond.expectProblem(416, "range-not-satisfiable");
    assertThat(beyond.header("Content-Range")).isEqualTo("bytes */" + size);
  }

  /** Asks for it and waits. */
  private Call.Answer ready(String file, String query) {
    call().post(file + query);
    return Eventually.see(
        LIMIT,
        () -> call().get(file + "/progress" + query).expect(200),
        answer -> answer.json().path("state").asText().equals("ready"));
  }

  private static String fileOf(String id) {
    return "/v1/images/" + URLEncoder.encode(id, StandardCharsets.UTF_8) + "/singularity";
  }
}
