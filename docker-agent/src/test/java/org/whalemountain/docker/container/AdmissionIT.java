package org.whalemountain.docker.container;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.Eventually;
import org.whalemountain.docker.BusyboxImage;

import static org.assertj.core.api.Assertions.assertThat;

/** A class that begins: everybody creates at once, on a real engine. */
@QuarkusTest
class AdmissionIT {
  private static final int MANY = 60;
  private static final int ACCOUNTS = 10;
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static BusyboxImage image;

  @TestHTTPResource("/")
  URI agent;

  @ConfigProperty(name = "whalemountain.agent.token")
  String token;

  private final String owner = "t" + UUID.randomUUID().toString().substring(0, 7);

  @BeforeAll
  static void makeImage() throws IOException, InterruptedException {
    image = BusyboxImage.make();
  }

  @AfterAll
  static void removeImage() throws IOException, InterruptedException {
    image.close();
  }

  @AfterEach
  void removeWhatWasMade() {
    var pool = Executors.newFixedThreadPool(4);
    try {
      ours().keySet().stream()
          .map(name -> CompletableFuture.runAsync(() -> call().delete(path(name)), pool))
          .toList()
          .forEach(CompletableFuture::join);
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void aClassAtOnceAllRunsAndNobodyIsRefused() {
    var specs = IntStream.range(0, MANY).mapToObj(this::spec).toList();
    var pool = Executors.newFixedThreadPool(MANY);
    try {
      var answers =
          specs.stream()
              .map(spec -> CompletableFuture.supplyAsync(() -> put(spec), pool))
              .toList()
              .stream()
              .map(CompletableFuture::join)
              .toList();
      assertThat(answers)
          .allSatisfy(answer -> assertThat(answer.status()).as(answer.toString()).isIn(201, 202));
      var putOff = answers.stream().filter(answer -> answer.status() == 202).toList();
      assertThat(putOff)
          .isNotEmpty()
          .allSatisfy(
              answer -> {
                assertThat(answer.json().path("status").asText()).isEqualTo("creating");
                assertThat(answer.json().path("statusDetail").asText())
                    .containsPattern("place \\d+\\.|being started");
              });
      var places = new ArrayList<Integer>();
      ours().values().stream()
          .filter(report -> report.hasNonNull("queuePlace"))
          .forEach(report -> places.add(report.path("queuePlace").asInt()));
      assertThat(places).isNotEmpty().doesNotHaveDuplicates();
      assertThat(places.stream().mapToInt(Integer::intValue).min()).hasValue(1);
      assertThat(places.stream().mapToInt(Integer::intValue).max()).hasValue(places.size());
      assertThat(call().get("/v1/host").expect(200).status())
          .as("who waits keeps nobody else from being served")
          .isEqualTo(200);

      var all =
          Eventually.see(
              LIMIT,
              this::ours,
              seen ->
                  seen.size() == MANY
                      && seen.values().stream()
                          .allMatch(report -> report.path("status").asText().equals("running")));
      assertThat(all).hasSize(MANY);
      for (var spec : specs) {
        put(spec).expect(200);
      }
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void theyAreMadeInTheOrderTheyCame() {
    var hasty = call().with("Prefer", "wait=0");
    var specs = IntStream.range(0, 30).mapToObj(this::spec).toList();
    specs.forEach(spec -> hasty.put(path(fullName(spec)), Call.json(spec)).expect(202));
    var back = fullName(specs.get(29));
    assertThat(ours().get(back).path("queuePlace").asInt()).isPositive();
    call().delete(path(back)).expect(204);
    call().get(path(back)).expectProblem(404, "not-found");

    var made =
        Eventually.see(
            LIMIT,
            this::ours,
            seen ->
                seen.values().stream()
                    .allMatch(report -> report.path("status").asText().equals("running")));
    assertThat(made).hasSize(29).doesNotContainKey(back);
    var turns =
        specs.subList(0, 29).stream()
            .map(spec -> call().get(path(fullName(spec))).expect(200).json())
            .map(report -> report.path("startedAt").asText())
            .toList();
    for (var i = 0; i + 6 < turns.size(); i++) {
      assertThat(turns.get(i)).as("turn " + i).isLessThan(turns.get(i + 6));
    }
  }

  private Call.Answer put(Map<String, Object> spec) {
    // Impatient, so that there is a queue to be told of on a fast machine, too.
    return call().with("Prefer", "wait=2").put(path(fullName(spec)), Call.json(spec));
  }

  private Map<String, JsonNode> ours() {
    var ours = new HashMap<String, JsonNode>();
    for (var report : call().get("/v1/containers").expect(200).json()) {
      if (report.path("owner").asText().startsWith(owner)) {
        ours.put(report.path("fullName").asText(), report);
      }
    }
    return ours;
  }

  private Call call() {
    return Call.to(agent).as(token);
  }

  private static String path(String fullName) {
    return "/v1/containers/" + fullName;
  }

  private static String fullName(Map<String, Object> spec) {
    return spec.get("owner") + "-" + spec.get("name");
  }

  private Map<String, Object> spec(int number) {
    var spec = new LinkedHashMap<String, Object>();
    spec.put("id", UUID.randomUUID().toString());
    spec.put("owner", owner + (char) ('a' + number % ACCOUNTS));
    spec.put("name", "c" + number);
    spec.put("console", "admission-it");
    spec.put("image", image.name());
    spec.put("ports", List.of());
    spec.put("cpus", 0.1);
    spec.put("memoryMiB", 16);
    return spec;
  }
}
