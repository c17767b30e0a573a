package org.whalemountain.console.image;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.FakeAgent;
import org.whalemountain.api.contract.FakeImages;
import org.whalemountain.api.contract.Fault;
import org.whalemountain.console.ConsoleTest;
import org.whalemountain.console.FakeHost;
import org.whalemountain.console.Outage;
import org.whalemountain.console.RealParts;
import org.whalemountain.console.query.Query;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@ConsoleTest
class ImageResourceTest {

  private static final String IMAGES = "/api/v1/images";
  private static final String CONTAINERS = "/api/v1/containers";
  private static final String ID = FakeImages.idOf("mine");
  private static final String MINE = IMAGES + "/" + ID;

  RealParts parts;

  @Inject Query query;

  private Call owner;
  private Call other;
  private FakeHost host;
  private FakeHost second;

  @BeforeEach
  void begin() {
    FakeHost.clear(query);
    query.change("DELETE FROM image");
    owner = FakeHost.as("e175701");
    other = FakeHost.as("e175702");
    host = FakeHost.register();
    second = FakeHost.register();
    for (var each : List.of(host, second)) {
      each.agent().images().add(FakeImages.built("e175701", "mine", "e175701/mine:1"));
    }
    refresh();
  }

  @AfterEach
  void end() {
    for (var each : List.of(host, second)) {
      each.agent().behave();
    }
    for (var caller : List.of(owner, other)) {
      for (var container : caller.get(CONTAINERS).json()) {
        caller.delete(CONTAINERS + "/" + container.path("id").asText());
      }
    }
    for (var each : List.of(host, second)) {
      FakeHost.as("e165700").delete("/api/v1/hosts/" + each.name());
      each.close();
    }
    query.change("DELETE FROM image");
  }

  @Test
  void onesOwnAreTold() {
    owner.post(CONTAINERS, order("web")).expect(201);
    var seen = only(owner.get(IMAGES).expect(200).json(), ID);
    assertThat(seen.path("names").toString()).isEqualTo("[\"e175701/mine:1\"]");
    assertThat(seen.path("owner").asText()).isEqualTo("e175701");
    assertThat(seen.path("mine").asBoolean()).isTrue();
    assertThat(seen.path("shared").asBoolean()).isFalse();
    assertThat(seen.path("sizeBytes").asLong()).isEqualTo(5_000_000);
    assertThat(seen.path("createdAt").asText()).isEqualTo("1970-01-01T00:00:00Z");
    assertThat(seen.path("inUse").toString()).isEqualTo("[\"web\"]");
    assertThat(seen.path("hosts").findValuesAsText("name"))
        .containsExactlyInAnyOrder(host.name(), second.name());
    assertThat(seen.path("hosts").findValuesAsText("lastSeenAt")).noneMatch(String::isBlank);
    assertThat(owner.get(MINE).expect(200).json()).isEqualTo(seen);
    assertThat(ids(owner.get(IMAGES).json())).containsExactly(ID);
  }

  @Test
  void othersSeeWhatIsSharedAndWhatIsTheDepartments() {
    var departments = FakeImages.idOf(FakeAgent.IMAGE);
    assertThat(ids(other.get(IMAGES).json())).isEmpty();
    assertThat(ids(other.get(IMAGES + "?shared=true").json())).containsExactly(departments);
    var never = other.get(IMAGES + "/" + FakeImages.idOf("never")).expectProblem(404, "not-found");
    var hidden = other.get(MINE).expectProblem(404, "not-found");
    assertThat(hidden.json().path("detail")).isEqualTo(never.json().path("detail"));
    patch(other, MINE, "{\"shared\":true}").expectProblem(404, "not-found");
    other.delete(MINE).expectProblem(404, "not-found");

    patch(owner, MINE, "{\"shared\":true,\"description\":\"# Use\\n日本語\"}").expect(200);
    assertThat(ids(other.get(IMAGES + "?shared=true").json())).contains(ID, departments);
    var seen = other.get(MINE).expect(200).json();
    assertThat(seen.path("mine").asBoolean()).isFalse();
    assertThat(seen.path("description").asText()).isEqualTo("# Use\n日本語");
    assertThat(ids(owner.get(IMAGES + "?shared=true").json())).containsExactly(departments);
    for (var caller : List.of(other, FakeHost.as("e165700"))) {
      patch(caller, MINE, "{\"shared\":false}").expectProblem(403, "forbidden");
      caller.delete(MINE).expectProblem(403, "forbidden");
      caller.delete(IMAGES + "/" + departments).expectProblem(403, "forbidden");
    }
    var cleared = patch(owner, MINE, "{\"description\":\"\"}").expect(200).json();
    assertThat(cleared.path("description").isNull()).isTrue();
    assertThat(cleared.path("shared").asBoolean()).isTrue();
  }

  @Test
  void listsAreSearchedAndComeInPages() {
    patch(owner, MINE, "{\"description\":\"Deep 100%_Learning\"}").expect(200);
    host.agent().images().add(FakeImages.built("e175701", "more", "e175701/more:1"));
    refresh();
    assertThat(ids(owner.get(IMAGES + "?q=DEEP%20mine").json())).containsExactly(ID);
    assertThat(ids(owner.get(IMAGES + "?q=100%25_l").json())).containsExactly(ID);
    assertThat(ids(owner.get(IMAGES + "?q=1__%25").json())).isEmpty();
    var first = owner.get(IMAGES + "?limit=1").expect(200);
    assertThat(ids(first.json())).containsExactly(FakeImages.idOf("more"));
    var next = first.header("Link").replaceAll("<(.*)>.*", "$1");
    var last = owner.get(next).expect(200);
    assertThat(ids(last.json())).containsExactly(ID);
    assertThat(last.header("Link")).isNull();
    owner.get(IMAGES + "?after=x").expectProblem(422, "invalid").expectField("after");
  }

  @Test
  void aChangeThatIsNotSoundIsRefused() {
    var longest = "x".repeat(10_000);
    patch(owner, MINE, "{\"description\":\"" + longest + "\"}").expect(200);
    patch(owner, MINE, "{\"description\":\"" + longest + "x\"}")
        .expectProblem(422, "invalid")
        .expectField("description");
    patch(owner, MINE, "{\"owner\":\"e175702\"}").expectProblem(400, "malformed");
    patch(owner, MINE, "{\"shared\":\"yes\"}").expectProblem(422, "invalid").expectField("shared");
    patch(owner, IMAGES + "/e175701%2Fmine:1", "{}").expectProblem(404, "not-found");
  }

  @Test
  void anImageInUseStays() {
    patch(owner, MINE, "{\"shared\":true}").expect(200);
    owner.post(CONTAINERS, order("web")).expect(201);
    other.post(CONTAINERS, order("secret-name")).expect(201);
    var refused = owner.delete(MINE).expectProblem(409, "image-in-use");
    assertThat(refused.json().path("detail").asText())
        .contains("web", "1 containers of others", "(e175702)")
        .doesNotContain("secret-name");
    patch(owner, MINE, "{\"shared\":false}").expect(200);
    assertThat(owner.delete(MINE).expectProblem(409, "image-in-use").text())
        .contains("1 containers of others")
        .doesNotContain("e175702")
        .doesNotContain("secret-name");
    assertThat(host.agent().received()).noneMatch(call -> call.method().equals("DELETE"));
  }

  @Test
  void whatOnlyItsHostKnowsToBeInUseStaysToo() {
    owner.post(CONTAINERS, order("web")).expect(201);
    query.change("UPDATE container SET image_id = NULL WHERE image_id = ?", ID);
    var refused = owner.delete(MINE).expectProblem(409, "image-in-use");
    assertThat(refused.text()).doesNotContain("e175702-secret");
    owner.get(MINE).expect(200);
  }

  @Test
  void anImageIsRemovedEverywhereOrNowhere() {
    second.agent().misbehave(Fault.HANG, (method, path) -> path.contains("/v1/images"));
    owner.delete(MINE).expectProblem(503, "host-unreachable");
    assertThat(host.agent().images().list()).anyMatch(image -> image.id().equals(ID));
    owner.get(MINE).expect(200);
    second.agent().behave();
    owner.delete(MINE).expect(204);
    for (var each : List.of(host, second)) {
      assertThat(each.agent().images().list()).noneMatch(image -> image.id().equals(ID));
    }
    owner.get(MINE).expectProblem(404, "not-found");
    owner.delete(MINE).expectProblem(404, "not-found");
    refresh();
    assertThat(ids(owner.get(IMAGES).json())).isEmpty();
  }

  @Test
  void whereTheDatabaseDiesAfterAHostRemovedItTheNextCallRemovesTheRest() {
    var first = host.name().compareTo(second.name()) < 0 ? host : second;
    Outage.during(parts, first.agent(), "DELETE /v1/images/", () -> owner.delete(MINE))
        .expectProblem(503, "database-unavailable");
    owner.get(MINE).expect(200);
    owner.delete(MINE).expect(204);
    for (var each : List.of(host, second)) {
      assertThat(each.agent().images().list()).noneMatch(image -> image.id().equals(ID));
    }
    owner.get(MINE).expectProblem(404, "not-found");
  }

  @Test
  void onlyAdministratorsRefresh() {
    owner.post(IMAGES + "/refresh").expectProblem(403, "forbidden");
    var told = FakeHost.as("e165700").post(IMAGES + "/refresh").expect(200).json();
    assertThat(told.path("hosts").findValuesAsText("host")).contains(host.name(), second.name());
  }

  private static void refresh() {
    FakeHost.as("e165700").post(IMAGES + "/refresh").expect(200);
  }

  private String order(String name) {
    return "{\"name\":\"%s\",\"image\":\"%s\",\"host\":\"%s\"}".formatted(name, ID, host.name());
  }

  private static Call.Answer patch(Call caller, String path, String json) {
    return caller.send("PATCH", path, "application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> ids(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(image -> image.path("id").asText())
        .toList();
  }

  private static JsonNode only(JsonNode list, String id) {
    for (var image : list) {
      if (image.path("id").asText().equals(id)) {
        return image;
      }
    }
    throw new AssertionError("no " + id + " in " + list);
  }
}
