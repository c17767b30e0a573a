package org.whalemountain.console.placement;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.FakeAgent;
import org.whalemountain.console.ConsoleTest;
import org.whalemountain.console.FakeHost;
import org.whalemountain.console.query.Query;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@ConsoleTest
class PlacementResourceTest {

  private static final String CONTAINERS = "/api/v1/containers";
  private static final String PLACEMENT = "/api/v1/placement?image=" + FakeAgent.IMAGE;

  @Inject Query query;

  private Call student;
  private Call admin;
  private FakeHost large;
  private FakeHost small;

  @BeforeEach
  void begin() {
    FakeHost.clear(query);
    student = FakeHost.as("e175701");
    admin = FakeHost.as("e165700");
    large = FakeHost.register(equipment(8, 8192, "GPU-1"));
    small = FakeHost.register(equipment(1, 2048));
  }

  @AfterEach
  void end() {
    for (var container : student.get(CONTAINERS).json()) {
      student.delete(CONTAINERS + "/" + container.path("id").asText()).expect(204);
    }
    for (var host : List.of(large, small)) {
      admin.delete("/api/v1/hosts/" + host.name()).expect(204);
      host.close();
    }
  }

  @Test
  void eachHostIsJudgedAndNothingChanges() {
    var seen = student.get(PLACEMENT + "&gpus=1&memoryMiB=2048").expect(200).json();
    assertThat(seen.path("host").asText()).isEqualTo(large.name());
    assertThat(seen.path("why").asText()).contains("only host");
    assertThat(seen.path("refusal").isNull()).isTrue();
    assertThat(seen.path("quota").path("containers").path("limit").asInt()).isEqualTo(10);
    var chosen = host(seen, large);
    assertThat(chosen.path("chosen").asBoolean()).isTrue();
    assertThat(chosen.path("possible").asBoolean()).isTrue();
    assertThat(chosen.path("loadPercent").asInt()).isEqualTo(100);
    var other = host(seen, small);
    assertThat(other.path("possible").asBoolean()).isFalse();
    assertThat(other.path("reasons").get(0).path("code").asText()).isEqualTo("too-small");
    assertThat(other.path("reasons").get(0).path("detail").asText())
        .isEqualTo("It has only 0 GPUs in all.");
    assertThat(student.get(CONTAINERS).json()).isEmpty();
    assertThat(large.agent().containerNames()).isEmpty();
  }

  @Test
  void whatIsForetoldIsWhatHappens() {
    var body = "{\"name\": \"%s\", \"image\": \"fake/image:1\", \"gpus\": 1}";
    var foretold = student.get(PLACEMENT + "&gpus=1").expect(200).json();
    var made = student.post(CONTAINERS, body.formatted("one")).expect(201).json();
    assertThat(made.path("host")).isEqualTo(foretold.path("host"));
    assertThat(made.path("placement")).isEqualTo(foretold.path("why"));
    var refusal = student.get(PLACEMENT + "&gpus=1").expect(200).json().path("refusal");
    var refused = student.post(CONTAINERS, body.formatted("two"));
    refused.expectProblem(409, "no-capacity");
    assertThat(refusal.path("code").asText()).isEqualTo("no-capacity");
    assertThat(refusal.path("detail")).isEqualTo(refused.json().path("detail"));
    assertThat(refusal.path("detail").asText()).contains("0 of its 1 GPUs are free");
  }

  @Test
  void aDrainedHostIsNamedAndSaidToBeDrained() {
    admin
        .send(
            "PATCH",
            "/api/v1/hosts/" + large.name(),
            "application/json",
            "{\"state\":\"draining\"}".getBytes(StandardCharsets.UTF_8))
        .expect(200);
    var seen = student.with("Accept-Language", "ja").get(PLACEMENT).expect(200).json();
    assertThat(seen.path("host").asText()).isEqualTo(small.name());
    assertThat(host(seen, large).path("reasons").get(0).path("code").asText())
        .isEqualTo("draining");
    assertThat(host(seen, large).path("reasons").get(0).path("detail").asText())
        .isEqualTo("新しいコンテナを受け付けていません。");
    var named = student.get(PLACEMENT + "&host=" + large.name()).expect(200).json();
    assertThat(named.path("hosts")).hasSize(1);
    assertThat(named.path("refusal").path("code").asText()).isEqualTo("invalid");
  }

  @Test
  void theQuotaIsToldAsTheCreateWouldTellIt() {
    var seen = student.get(PLACEMENT + "&gpus=0&cpus=1").expect(200).json();
    assertThat(seen.path("refusal").isNull()).isTrue();
    var quota = "/api/v1/quotas/e175701";
    admin
        .send(
            "PUT", quota, "application/json", "{\"containers\":0}".getBytes(StandardCharsets.UTF_8))
        .expect(200);
    try {
      var full = student.get(PLACEMENT).expect(200).json();
      assertThat(full.path("refusal").path("code").asText()).isEqualTo("quota-exceeded");
      assertThat(full.path("host").asText()).isNotEmpty();
    } finally {
      admin
          .send("PUT", quota, "application/json", "{}".getBytes(StandardCharsets.UTF_8))
          .expect(200);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ?                                   | image
          ?image=a%20b                        | image
          ?image=app&gpus=many                | gpus
          ?image=app&gpus=-1                  | gpus
          ?image=app&cpus=0                   | cpus
          ?image=app&cpus=NaN                 | cpus
          ?image=app&memoryMiB=15             | memoryMiB
          ?image=app&guestPorts=80,80         | guestPorts[1]
          ?image=app&guestPorts=80&guestPorts=x | guestPorts[1]
          ?image=app&host=A                   | host
          """)
  void aBadWishIsNamed(String query, String field) {
    student.get("/api/v1/placement" + query).expectProblem(422, "invalid").expectField(field);
  }

  private static JsonNode host(JsonNode placement, FakeHost host) {
    for (var verdict : placement.path("hosts")) {
      if (verdict.path("host").asText().equals(host.name())) {
        return verdict;
      }
    }
    throw new AssertionError("not judged: " + host.name() + " in " + placement);
  }

  private static FakeAgent.Equipment equipment(double cpus, long memoryMiB, String... gpus) {
    return new FakeAgent.Equipment(cpus, memoryMiB, List.of(gpus), true, List.of(FakeAgent.IMAGE));
  }
}
