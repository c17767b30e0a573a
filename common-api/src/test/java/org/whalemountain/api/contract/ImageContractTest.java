package org.whalemountain.api.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** {@link AgentContractTest}, and what an agent promises of its host's images. */
public abstract class ImageContractTest extends AgentContractTest {

  private static final String NONE = "sha256:" + "0123".repeat(16);

  /** One more image of the host, with a name of its own, that this test may remove. */
  protected abstract String spareImage() throws Exception;

  @Test
  void imagesTellTheirIdsAndNamesForPeople() {
    var names = new ArrayList<String>();
    images().forEach(image -> image.path("names").forEach(name -> names.add(name.asText())));
    assertThat(names).contains(image());
    assertThat(images())
        .allSatisfy(
            image -> {
              assertThat(image.path("id").asText()).matches("sha256:[0-9a-f]{64}");
              assertThat(image.path("names")).isNotEmpty();
              assertThat(image.path("names").toString()).doesNotContain("whalemountain.invalid");
              assertThat(image.path("sizeBytes").asLong()).isNotNegative();
              assertThat(image.has("owner")).isTrue();
            });
  }

  @Test
  void anImageIsRemovedOnceAndForAll() throws Exception {
    var id = id(spareImage());
    call().delete("/v1/images/" + id).expect(204);
    assertThat(images()).noneSatisfy(image -> assertThat(image.path("id").asText()).isEqualTo(id));
    call().delete("/v1/images/" + id).expect(204);
    call().delete("/v1/images/" + NONE).expect(204);
  }

  @Test
  void anImageInUseStaysAndItsContainersAreNamed() throws Exception {
    var spare = spareImage();
    var id = id(spare);
    var spec = new LinkedHashMap<>(spec("uses"));
    spec.put("image", spare);
    var fullName = create("uses", spec).expect(201).json().path("fullName").asText();
    for (var verb : List.of("start", "stop")) {
      act("uses", verb).expect(200);
      var refused = call().delete("/v1/images/" + id).expectProblem(409, "image-in-use");
      assertThat(refused.json().path("detail").asText()).contains(fullName);
      assertThat(id(spare)).isEqualTo(id);
    }
    call().delete(path("uses")).expect(204);
    call().delete("/v1/images/" + id).expect(204);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "python",
        "sha256:0123",
        "0123012301230123012301230123012301230123012301230123012301230123",
        "sha256:ABCDABCDABCDABCDABCDABCDABCDABCDABCDABCDABCDABCDABCDABCDABCDABCD",
        "a%2Fb:1",
      })
  void onlyAnIdRemovesAnImage(String id) {
    call().delete("/v1/images/" + id).expectProblem(422, "invalid").expectField("id");
  }

  @Test
  void justTheImageThatWasResolvedIsUsed() throws Exception {
    var spare = spareImage();
    var spec = new LinkedHashMap<>(spec("exact"));
    spec.put("imageId", id(spare));
    var made = create("exact", spec).expect(201).json();
    assertThat(made.path("imageId").asText()).isEqualTo(id(spare));

    // the same order may be resolved anew: it is not another one
    spec.put("imageId", NONE);
    var found = create("exact", spec).expect(200).json();
    assertThat(found.path("containerId")).isEqualTo(made.path("containerId"));

    var lost = new LinkedHashMap<>(spec("lost"));
    lost.put("imageId", NONE);
    create("lost", lost).expectProblem(422, "image-not-available");
    lost.put("imageId", "sha256:0123");
    create("lost", lost).expectProblem(422, "invalid").expectField("imageId");
    get("lost").expectProblem(404, "not-found");
    call().delete(path("exact")).expect(204);
    call().delete("/v1/images/" + id(spare)).expect(204);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "whalemountain.invalid/e175701/app:1",
        "WhaleMountain.invalid/e175701/app:1",
        "sha256:0123012301230123012301230123012301230123012301230123012301230123",
        "sha256:0123",
        "0123012301230123012301230123012301230123012301230123012301230123",
        "01230123aaaa",
      })
  void whatCanBeNoNameIsNotThere(String reference) {
    var spec = new LinkedHashMap<>(spec("none"));
    spec.put("image", reference);
    var first = create("none", spec).expectProblem(404, "not-found");
    spec.put("image", "sha256:" + "9876".repeat(16));
    var never = create("none", spec).expectProblem(404, "not-found");
    assertThat(first.json().path("detail")).isEqualTo(never.json().path("detail"));
    get("none").expectProblem(404, "not-found");
  }

  private String id(String name) {
    for (var image : images()) {
      if (image.path("names").toString().contains('"' + name + '"')) {
        return image.path("id").asText();
      }
    }
    throw new AssertionError("no image is called " + name + ": " + images());
  }

  private JsonNode images() {
    return call().get("/v1/images").expect(200).json();
  }
}
