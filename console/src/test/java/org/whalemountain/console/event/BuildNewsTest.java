package org.whalemountain.console.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.FakeImages;
import org.whalemountain.console.ConsoleTest;
import org.whalemountain.console.FakeHost;
import org.whalemountain.console.query.Query;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@ConsoleTest
class BuildNewsTest {

  private static final String RUNNER = "/api/v1/runner";
  private static final String ID = FakeImages.idOf("news");
  private static final String IMAGE = "/api/v1/images/" + ID;

  @Inject Query query;

  private Call owner;
  private Call other;
  private FakeHost host;

  @BeforeEach
  void begin() {
    query.change("DELETE FROM runner");
    owner = FakeHost.as("e175701");
    other = FakeHost.as("e175702");
    host = FakeHost.unregistered();
    host.agent().runners().offer(true);
    FakeHost.as("e165700").post("/api/v1/hosts", host.registration()).expect(201);
  }

  @AfterEach
  void end() {
    query.change("DELETE FROM runner");
    query.change("DELETE FROM image WHERE id = ?", ID);
    FakeHost.as("e165700").delete("/api/v1/hosts/" + host.name());
    host.close();
  }

  @Test
  void imagesAreToldToThoseWhoMayUseThem() throws Exception {
    try (var hers = EventReader.open(owner, "");
        var his = EventReader.open(other, "");
        var admins = EventReader.open(FakeHost.as("e165700"), "?owner=all")) {
      host.agent().images().add(FakeImages.built("e175701", "news", "e175701/news:1"));
      FakeHost.as("e165700").post("/api/v1/images/refresh").expect(200);
      var told = hers.await(event -> event.is("image", "id", ID)).data();
      assertThat(lasting(told)).isEqualTo(lasting(owner.get(IMAGE).expect(200).json()));
      patch("{\"shared\":true,\"description\":\"for all\"}");
      var shared = his.await(event -> event.is("image", "id", ID)).data();
      assertThat(shared.path("description").asText()).isEqualTo("for all");
      assertThat(shared.path("mine").asBoolean()).isFalse();
      assertThat(his.events()).filteredOn(event -> event.is("image", "id", ID)).hasSize(1);
      patch("{\"shared\":false}");
      his.await(event -> event.is("image", "id", ID) && event.data().has("gone"));
      admins.await(event -> event.is("image", "id", ID) && event.data().has("gone"));
      assertThat(hers.events())
          .noneMatch(event -> event.is("image", "id", ID) && event.data().has("gone"));
      owner.delete(IMAGE).expect(204);
      hers.await(event -> event.is("image", "id", ID) && event.data().has("gone"));
    }
  }

  @Test
  void aRunnerIsToldToItsOwner() throws Exception {
    try (var hers = EventReader.open(owner, "");
        var his = EventReader.open(other, "")) {
      var body = "{\"token\":\"glrt-0123456789ab\",\"gitlabUrl\":\"https://gitlab.example.ac.jp\"}";
      owner.put(RUNNER, body).expect(200);
      hers.await(event -> event.is("runner", "state", "waiting"));
      owner.delete(RUNNER).expect(204);
      hers.await(event -> event.is("runner", "id", "e175701") && event.data().has("gone"));
      FakeHost.as("e175702").put(RUNNER, body).expect(200);
      his.await(event -> event.is("runner", "state", "waiting"));
      assertThat(his.events())
          .noneMatch(event -> event.is("runner", "id", "e175701") || event.data().has("gone"));
    }
  }

  /** All but the time of the last look. */
  private static JsonNode lasting(JsonNode image) {
    return ((ObjectNode) image.deepCopy()).without("hosts");
  }

  private void patch(String json) {
    owner
        .send("PATCH", IMAGE, "application/json", json.getBytes(StandardCharsets.UTF_8))
        .expect(200);
  }
}
