package org.whalemountain.console.container;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.Eventually;
import org.whalemountain.console.ConsoleTest;
import org.whalemountain.console.FakeHost;
import org.whalemountain.console.query.Query;
import org.whalemountain.console.web.Secret;

import static org.assertj.core.api.Assertions.assertThat;

/** A hundred students create two containers each, all at once and all on one blade. */
@QuarkusTest
@ConsoleTest
@TestProfile(ClassBeginsTest.AsInProduction.class)
class ClassBeginsTest {

  /** The short deadlines of other tests are not for hundreds at once on a small machine. */
  public static class AsInProduction implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "whalemountain.host.create-timeout", "PT60S", "whalemountain.host.look-timeout", "PT5S");
    }
  }

  private static final String CONTAINERS = "/api/v1/containers";
  private static final int STUDENTS = 100;
  private static final int EACH = 2;
  private static final Duration LIMIT = Duration.ofSeconds(90);

  @Inject HostWatch watch;
  @Inject PullWatch pullWatch;
  @Inject Query query;

  private final String year = "q" + UUID.randomUUID().toString().substring(0, 5);
  private FakeHost host;
  private List<Call> students;

  @BeforeEach
  void begin() {
    host = FakeHost.register();
    students = IntStream.range(0, STUDENTS).mapToObj(this::student).toList();
  }

  @AfterEach
  void end() {
    query.change("DELETE FROM reservation WHERE host = ?", host.name());
    query.change("DELETE FROM container WHERE host = ?", host.name());
    FakeHost.as("e165700").delete("/api/v1/hosts/" + host.name()).expect(204);
    query.change("DELETE FROM token WHERE account LIKE ?", year + "%");
    host.close();
  }

  @Test
  void nobodyIsRefusedAndEverybodySeesTheirPlaceUntilItRuns() {
    host.agent().makeOneEvery(40, 1_000);
    var pool = Executors.newFixedThreadPool(STUDENTS * EACH);
    try {
      var creating = new ArrayList<CompletableFuture<Call.Answer>>();
      for (var name : List.of("one", "two")) {
        for (var student : students) {
          var order = host.order(name, ", \"guestPorts\": [80]");
          creating.add(CompletableFuture.supplyAsync(() -> student.post(CONTAINERS, order), pool));
        }
      }
      var answers = creating.stream().map(CompletableFuture::join).toList();
      assertThat(answers)
          .hasSize(STUDENTS * EACH)
          .allSatisfy(answer -> assertThat(answer.status()).as(answer.toString()).isIn(201, 202));
      var waiting = waiting(answers);
      assertThat(waiting.path("status").asText()).isEqualTo("creating");
      assertThat(waiting.path("statusDetail").asText())
          .isEqualTo("Waits for its turn: place " + waiting.path("queuePlace").asInt() + ".");
    } finally {
      pool.shutdown();
    }
    var administrator = FakeHost.as("e165700").with("Accept-Language", "ja");
    var moved = new ArrayList<Integer>();
    var all =
        Eventually.see(
            LIMIT,
            () -> {
              pullWatch.tick();
              var ours = ours(administrator);
              ours.stream()
                  .filter(web -> web.hasNonNull("queuePlace"))
                  .peek(web -> assertThat(web.path("statusDetail").asText()).contains("順番"))
                  .forEach(web -> moved.add(web.path("queuePlace").asInt()));
              return ours;
            },
            ours -> ours.stream().allMatch(web -> web.path("status").asText().equals("running")));
    assertThat(all).hasSize(STUDENTS * EACH).noneMatch(web -> web.hasNonNull("queuePlace"));
    assertThat(moved).isNotEmpty();
    assertThat(host.agent().containerNames()).hasSize(STUDENTS * EACH);
    assertThat(all.stream().map(web -> web.path("ports").get(0).path("host").asInt()))
        .doesNotHaveDuplicates();
  }

  @Test
  void oneThatWaitsIsTakenBackAndAnAgentThatForgotIsToldAgain() {
    host.agent().makeOneEvery(600_000, 1);
    var student = students.get(0);
    var ids =
        List.of("one", "two").stream()
            .map(name -> student.post(CONTAINERS, host.order(name, "")).expect(202))
            .map(answer -> answer.json().path("id").asText())
            .toList();
    var second =
        Eventually.see(
            LIMIT,
            () -> {
              watch.lookAt(host.name());
              return student.get(CONTAINERS + "/" + ids.get(1)).expect(200).json();
            },
            web -> web.path("queuePlace").asInt() == 2);
    assertThat(second.path("status").asText()).isEqualTo("creating");
    student.delete(CONTAINERS + "/" + ids.get(0)).expect(204);
    Eventually.see(
        LIMIT,
        () -> {
          watch.lookAt(host.name());
          return student.get(CONTAINERS + "/" + ids.get(1)).expect(200).json();
        },
        web -> web.path("queuePlace").asInt() == 1);

    host.agent().restart();
    var made =
        Eventually.see(
            LIMIT,
            () -> {
              watch.lookAt(host.name());
              return student.get(CONTAINERS + "/" + ids.get(1)).expect(200).json();
            },
            web -> web.path("status").asText().equals("running"));
    assertThat(made.path("queuePlace").isNull()).isTrue();
    assertThat(host.agent().containerNames()).containsExactly(year + "x0-two");
  }

  private static JsonNode waiting(List<Call.Answer> answers) {
    return answers.stream()
        .filter(answer -> answer.status() == 202 && answer.json().hasNonNull("queuePlace"))
        .findFirst()
        .orElseThrow()
        .json();
  }

  private List<JsonNode> ours(Call administrator) {
    var ours = new ArrayList<JsonNode>();
    var page = administrator.get(CONTAINERS + "?owner=all&limit=1000").expect(200).json();
    page.forEach(
        web -> {
          if (web.path("host").asText().equals(host.name())) {
            ours.add(web);
          }
        });
    return ours;
  }

  /** As after a log-in and a token made on the page, without a hundred log-ins. */
  private Call student(int number) {
    var account = year + "x" + number;
    var secret = "wm_" + Secret.fresh();
    query.change(
        """
        INSERT INTO account (id, display_name, admin, created_at, logged_in_at)
        VALUES (?, ?, FALSE, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))
        """,
        account,
        account);
    query.change(
        "INSERT INTO token (id, hash, account, name, created_at) VALUES (?, ?, ?, 'class', UTC_TIMESTAMP(6))",
        UUID.randomUUID().toString(),
        Secret.hash(secret),
        account);
    return FakeHost.console().as(secret);
  }
}
