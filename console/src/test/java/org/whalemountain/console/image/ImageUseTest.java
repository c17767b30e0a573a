package org.whalemountain.console.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.FakeAgent;
import org.whalemountain.api.contract.FakeImages;
import org.whalemountain.api.image.ImageReport;
import org.whalemountain.console.ConsoleTest;
import org.whalemountain.console.FakeHost;
import org.whalemountain.console.container.Looks;
import org.whalemountain.console.query.Query;

import static org.assertj.core.api.Assertions.assertThat;

/** One host has an image that e175701 built, the other one lacks it. */
@QuarkusTest
@ConsoleTest
class ImageUseTest {

  private static final String CONTAINERS = "/api/v1/containers";
  private static final String ID = FakeImages.idOf("private");
  private static final String DIGEST = FakeImages.idOf("manifest");
  private static final String HEX = ID.substring("sha256:".length());
  private static final ImageReport PRIVATE =
      new ImageReport(
          ID,
          List.of(
              "e175701/app:1",
              "e175701/app:latest",
              "project/app:2",
              "127.0.0.1:5000/e175701/app:1"),
          List.of("e175701/app@" + DIGEST),
          "e175701",
          5_000_000,
          null);
  private static final List<String> SPELLINGS =
      List.of(
          "e175701/app:1",
          "e175701/app",
          "docker.io/e175701/app:1",
          "index.docker.io/e175701/app:1",
          "e175701/app@" + DIGEST,
          "e175701/app:1@" + DIGEST,
          "other/name@" + DIGEST,
          "project/app:2",
          "docker.io/project/app:2",
          "127.0.0.1:5000/e175701/app:1",
          ID,
          HEX,
          "sha256:" + HEX.substring(0, 8),
          HEX.substring(0, 12),
          HEX.substring(0, 4));
  private static final List<String> NEVER_WERE =
      List.of("e175701/never:1", "docker.io/e175701/never", "0000", "sha256:00000000");

  @Inject Query query;

  private Call owner;
  private Call stranger;
  private FakeHost has;
  private FakeHost lacks;

  @BeforeEach
  void begin() {
    Standstill.begin(query);
    FakeHost.clear(query);
    owner = FakeHost.as("e175701");
    stranger = FakeHost.as("e175702");
    has = FakeHost.register();
    lacks = FakeHost.register();
    has.agent().images().add(PRIVATE);
    refresh();
  }

  @AfterEach
  void end() {
    Standstill.end(query);
    for (var caller : List.of(owner, stranger)) {
      for (var container : caller.get(CONTAINERS).json()) {
        caller.delete(CONTAINERS + "/" + container.path("id").asText());
      }
    }
    query.change("DELETE FROM image WHERE id = ?", ID);
    for (var host : List.of(has, lacks)) {
      FakeHost.as("e165700").delete("/api/v1/hosts/" + host.name());
      host.close();
    }
  }

  @Test
  void aStrangerLearnsNothingByAnySpelling() {
    var hosts = new String[] {null, has.name(), lacks.name()};
    for (var host : hosts) {
      var never = body(order(stranger, NEVER_WERE.get(0), host).expectProblem(404, "not-found"));
      for (var spelling : NEVER_WERE) {
        assertThat(body(order(stranger, spelling, host))).as(spelling).isEqualTo(never);
      }
      for (var spelling : SPELLINGS) {
        var refused = order(stranger, spelling, host).expectProblem(404, "not-found");
        assertThat(body(refused)).as(spelling + " on " + host).isEqualTo(never);
      }
    }
    assertThat(stranger.get(CONTAINERS).expect(200).json()).isEmpty();
    for (var agent : List.of(has.agent(), lacks.agent())) {
      assertThat(agent.received())
          .noneMatch(call -> call.method().equals("PUT") || call.method().equals("POST"));
    }
  }

  @Test
  void whereItWouldGoTellsAStrangerNothingEither() {
    var never = placement(stranger, NEVER_WERE.get(0));
    assertThat(never.path("refusal").path("code").asText()).isEqualTo("not-found");
    for (var spelling : SPELLINGS) {
      assertThat(placement(stranger, spelling)).as(spelling).isEqualTo(never);
    }
    var own = placement(owner, "e175701/app:1");
    assertThat(own.path("host").asText()).isEqualTo(has.name());
    assertThat(own.toString()).contains("no-image").contains("cannot fetch it");
  }

  @Test
  void aFileOfItIsNoWayRound() {
    // A silent host might have an image that the others lack.
    query.change("UPDATE host SET unreachable_since = UTC_TIMESTAMP(6) WHERE state = 'DRAINING'");
    var never = body(stranger.get(file("e175701/never:1")).expectProblem(404, "not-found"));
    for (var spelling : SPELLINGS) {
      for (var at : List.of("", "?host=" + has.name(), "?host=" + lacks.name())) {
        var refused = stranger.get(file(spelling) + at).expectProblem(404, "not-found");
        assertThat(body(refused)).as(spelling).isEqualTo(never);
      }
    }
    var mine = owner.get(file(ID) + "?host=" + has.name()).expect(200).json();
    assertThat(mine.path("imageId").asText()).isEqualTo(ID);
  }

  @Test
  void itsOwnerUsesItByEverySpellingWhereItIs() {
    for (var spelling : SPELLINGS) {
      var made = order(owner, spelling, null).expect(201).json();
      assertThat(made.path("host").asText()).as(spelling).isEqualTo(has.name());
      var id = made.path("id").asText();
      assertThat(
              query.first(
                  "SELECT image_id FROM container WHERE id = ?", row -> row.getString(1), id))
          .contains(ID);
      owner.delete(CONTAINERS + "/" + id).expect(204);
      order(owner, spelling, lacks.name()).expectProblem(422, "image-not-available");
    }
    assertThat(lacks.agent().received()).noneMatch(call -> call.method().equals("PUT"));
  }

  @Test
  void sharingFollowsTheImageAndNotItsNames() {
    share(true);
    for (var spelling : SPELLINGS) {
      var made = order(stranger, spelling, null).expect(201).json();
      stranger.delete(CONTAINERS + "/" + made.path("id").asText()).expect(204);
    }
    var kept = order(stranger, "e175701/app:1", null).expect(201).json();
    has.agent().images().add(FakeImages.built("e175701", "newer", "e175701/app:1"));
    has.agent()
        .images()
        .add(new ImageReport(ID, List.of("e175701/app:old"), List.of(), "e175701", 1, null));
    refresh();
    order(stranger, "e175701/app:1", null).expectProblem(404, "not-found");
    share(false);
    var never = body(order(stranger, "e175701/never:1", null));
    assertThat(body(order(stranger, "e175701/app:old", null))).isEqualTo(never);
    assertThat(body(order(stranger, ID, null))).isEqualTo(never);
    var container = CONTAINERS + "/" + kept.path("id").asText();
    stranger.post(container + "/stop").expect(200);
    stranger.post(container + "/start").expect(200);
    assertThat(stranger.get(container).json().path("status").asText()).isEqualTo("running");
  }

  @Test
  void aHostThatKnowsBetterThanWeTellsNothing() {
    // Since the last list the name came to mean an image that somebody built.
    has.agent().images().lose(FakeImages.idOf(FakeAgent.IMAGE));
    has.agent().images().add(FakeImages.built("e175701", "late", FakeAgent.IMAGE, "late/name:1"));
    var refused = order(stranger, "late/name:1", has.name()).expectProblem(404, "not-found");
    assertThat(body(refused)).isEqualTo(body(order(stranger, "e175701/never:1", null)));
    assertThat(stranger.get(CONTAINERS).json()).isEmpty();
  }

  @Test
  void anImageOfTheDepartmentThatWasRemovedIsFetchedAgain() {
    has.agent().images().lose(FakeImages.idOf(FakeAgent.IMAGE));
    var other =
        new ImageReport(
            FakeImages.idOf("pulled anew"), List.of(FakeAgent.IMAGE), List.of(), null, 1, null);
    has.agent().images().add(other);
    order(stranger, FakeAgent.IMAGE, has.name()).expect(201);
  }

  @Test
  void whatNobodyHasIsAskedOfARegistryUnlessItCanOnlyBeHere() {
    order(stranger, "nobody/has:1", has.name()).expectProblem(422, "image-not-available");
    order(stranger, "whalemountain.invalid/e175702/app:1", has.name())
        .expectProblem(404, "not-found");
    order(stranger, "e175702/never:1", has.name()).expectProblem(404, "not-found");
    order(stranger, "registry-1.docker.io/e175702/never:1", null).expectProblem(404, "not-found");
  }

  /** As of a record from before images had ids, or one that was written anew from labels. */
  @Test
  void theImageOfAContainerIsLearntAtTheNextLook() {
    var id = order(owner, "e175701/app:1", null).expect(201).json().path("id").asText();
    query.change("UPDATE container SET image_id = NULL WHERE id = ?", id);
    assertThat(owner.get("/api/v1/images/" + ID).json().path("inUse")).isEmpty();
    Standstill.end(query);
    Looks.at(has.name());
    Standstill.begin(query);
    assertThat(owner.get("/api/v1/images/" + ID).json().path("inUse")).hasSize(1);
    owner.delete("/api/v1/images/" + ID).expectProblem(409, "image-in-use");
  }

  /** To Docker the account reads as a registry, which would be asked for what is not here. */
  @Test
  void namesOfAnAccountWithADotAreNeverAskedOfARegistry() {
    var dotted = FakeImages.built("taro.y", "dotted", "taro.y/app:1");
    has.agent().images().add(dotted);
    refresh();
    var never = body(order(stranger, "e175701/never:1", null).expectProblem(404, "not-found"));
    var spellings =
        List.of(
            "taro.y/app:1",
            "taro.y/never:1",
            "taro.y:443/app:1",
            "Taro.Y/app:1",
            "docker.io/taro.y/app:1",
            "index.docker.io/taro.y/app:1",
            "docker.io/library/taro.y/app:1",
            "library/taro.y/app:1",
            "registry-1.docker.io/taro.y/app:1",
            "taro.y/app@" + DIGEST,
            dotted.id());
    for (var host : new String[] {null, has.name(), lacks.name()}) {
      for (var spelling : spellings) {
        var refused = order(stranger, spelling, host).expectProblem(404, "not-found");
        assertThat(body(refused)).as(spelling + " on " + host).isEqualTo(never);
      }
    }
    assertThat(lacks.agent().received()).noneMatch(call -> call.method().equals("PUT"));
    query.change("DELETE FROM image WHERE id = ?", dotted.id());
  }

  @Test
  void anOwnerWhoCannotBeMakesAnImageNobodysAndNotEverybodys() {
    var odd = FakeImages.built("../root", "odd", "odd/image:1");
    has.agent().images().add(odd);
    refresh();
    order(stranger, "odd/image:1", null).expectProblem(404, "not-found");
    order(stranger, odd.id(), null).expectProblem(404, "not-found");
    assertThat(stranger.get("/api/v1/images?shared=true&limit=1000").text())
        .doesNotContain(odd.id());
  }

  private void refresh() {
    FakeHost.as("e165700").post("/api/v1/images/refresh").expect(200);
  }

  private void share(boolean shared) {
    owner
        .send(
            "PATCH",
            "/api/v1/images/" + ID,
            "application/json",
            ("{\"shared\":" + shared + "}").getBytes(StandardCharsets.UTF_8))
        .expect(200);
  }

  private static Call.Answer order(Call caller, String image, String host) {
    var order = Map.of("name", FakeHost.fresh(), "image", image);
    var text = Call.json(order);
    return caller.post(
        CONTAINERS, host == null ? text : text.replaceFirst("\\{", "{\"host\":\"" + host + "\","));
  }

  private static JsonNode placement(Call caller, String image) {
    return caller.get("/api/v1/placement?image=" + encoded(image)).expect(200).json();
  }

  private static String file(String image) {
    return "/api/v1/images/" + encoded(image) + "/singularity/progress";
  }

  private static String encoded(String image) {
    return URLEncoder.encode(image, StandardCharsets.UTF_8);
  }

  /** All of it but what every request has of its own. */
  private static JsonNode body(Call.Answer answer) {
    return ((ObjectNode) answer.json()).without("instance");
  }
}
