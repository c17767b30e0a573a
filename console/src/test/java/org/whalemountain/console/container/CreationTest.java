package org.whalemountain.console.container;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.container.PullProgress;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.Eventually;
import org.whalemountain.api.contract.FakeAgent;
import org.whalemountain.api.contract.Fault;
import org.whalemountain.console.ConsoleTest;
import org.whalemountain.console.FakeHost;
import org.whalemountain.console.query.Query;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@ConsoleTest
class CreationTest {

  private static final String CONTAINERS = "/api/v1/containers";
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String FORGET_ANSWER =
      "UPDATE idempotency SET status = NULL, body = NULL WHERE container_id = ?";

  @Inject HostWatch watch;
  @Inject PullWatch pullWatch;
  @Inject Query query;

  private FakeHost host;
  private Call student;

  @BeforeEach
  void begin() {
    host = FakeHost.register();
    student = FakeHost.as("e175703");
  }

  @AfterEach
  void end() {
    host.agent().behave();
    for (var container : student.get(CONTAINERS).json()) {
      student.delete(CONTAINERS + "/" + container.path("id").asText()).expect(204);
    }
    FakeHost.as("e165700").delete("/api/v1/hosts/" + host.name()).expect(204);
    host.close();
  }

  @Test
  void aKeyThatAKilledConsoleLeftGivesWhatTheRecordSays() {
    var keyed = student.with("Idempotency-Key", FakeHost.fresh());
    var order = host.order("web", ", \"guestPorts\": [80]");
    var first = keyed.post(CONTAINERS, order).expect(201);
    assertThat(query.change(FORGET_ANSWER, id(first))).isEqualTo(1);
    var again = keyed.post(CONTAINERS, order).expect(201);
    for (var field : new String[] {"id", "status", "ports", "containerId", "fullName"}) {
      assertThat(again.json().path(field)).as(field).isEqualTo(first.json().path(field));
    }
    assertThat(keyed.post(CONTAINERS, order).expect(201).text()).isEqualTo(again.text());
    assertThat(student.get(CONTAINERS).json()).hasSize(1);
  }

  @Test
  void aKeyWhoseConsoleWasKilledBeforeTheHostAnsweredTellsOfAContainerBeingMade() {
    var keyed = student.with("Idempotency-Key", FakeHost.fresh());
    host.agent().misbehave(Fault.PULLING, (method, path) -> method.equals("PUT"));
    var first = keyed.post(CONTAINERS, host.order("web", "")).expect(202);
    assertThat(query.change(FORGET_ANSWER, id(first))).isEqualTo(1);
    var again = keyed.post(CONTAINERS, host.order("web", "")).expect(202);
    assertThat(id(again)).isEqualTo(id(first));
  }

  @Test
  void aContainerWhoseImageIsPulledRunsWhenThatIsDone() {
    host.agent().misbehave(Fault.PULLING, new Times(3, "PUT"));
    var answer = student.post(CONTAINERS, host.order("web", "")).expect(202);
    assertThat(answer.json().path("status").asText()).isEqualTo("creating");
    assertThat(host.agent().containerNames()).isEmpty();
    assertThat(settled(answer, "running").path("containerId").asText()).isNotBlank();
    assertThat(host.agent().containerNames()).containsExactly("e175703-web");
  }

  @Test
  void howFarTheImageIsIsToldInBothLanguagesAndNumbers() {
    host.agent().pulled(new PullProgress(1, 7, 20 << 20, 340 << 20));
    host.agent().misbehave(Fault.PULLING, (method, path) -> method.equals("PUT"));
    var first = student.post(CONTAINERS, host.order("web", "")).expect(202);
    assertThat(first.json().path("progress").toString())
        .isEqualTo(
            "{\"layersDone\":1,\"layersTotal\":7,\"bytesDone\":20971520,\"bytesTotal\":356515840}");
    var puts = puts();
    host.agent().pulled(new PullProgress(3, 7, 120 << 20, 340 << 20));
    var at = CONTAINERS + "/" + id(first);
    var english =
        Eventually.see(
            LIMIT,
            () -> {
              pullWatch.tick();
              return student.get(at).expect(200).json();
            },
            seen -> seen.path("progress").path("layersDone").asInt() == 3);
    assertThat(english.path("status").asText()).isEqualTo("creating");
    assertThat(english.path("statusDetail").asText())
        .isEqualTo("The image is being pulled: 3 of 7 layers, 120 of 340 MiB.");
    var japanese = student.with("Accept-Language", "ja").get(at).expect(200).json();
    assertThat(japanese.path("statusDetail").asText())
        .isEqualTo("イメージを取得しています: 7 レイヤー中 3 レイヤー、340 MiB 中 120 MiB。");
    assertThat(puts()).isEqualTo(puts);
    host.agent().behave();
    assertThat(settled(first, "running").path("progress").isNull()).isTrue();
  }

  private long puts() {
    return host.agent().received().stream().filter(call -> call.method().equals("PUT")).count();
  }

  @Test
  void aPullThatFailsIsToldInTheAgentsWords() {
    host.agent().misbehave(Fault.PULLING, new Times(1, "PUT"));
    var order = host.order("web", "").replace(FakeAgent.IMAGE, "no/such:1");
    var answer = student.post(CONTAINERS, order).expect(202);
    var failed = settled(answer, "failed");
    assertThat(failed.path("statusDetail").asText()).isEqualTo("Refused.");
    var japanese = student.with("Accept-Language", "ja").get(CONTAINERS + "/" + id(answer));
    assertThat(japanese.expect(200).json().path("statusDetail").asText())
        .containsPattern("[\\p{IsHiragana}\\p{IsKatakana}]");
    assertThat(host.agent().containerNames()).isEmpty();
  }

  @Test
  void whatIsPromisedIsMadeThoughItsEngineFailsForAWhile() {
    host.agent().misbehave(Fault.PULLING, new Times(1, "PUT"));
    var answer = student.post(CONTAINERS, host.order("web", "")).expect(202);
    host.agent().misbehave(Fault.ENGINE_FAILED, new Times(2, "PUT"));
    assertThat(settled(answer, "running").path("containerId").asText()).isNotBlank();
  }

  @Test
  void anEngineThatFailsAgainAndAgainIsToldInTheEnd() {
    host.agent().misbehave(Fault.PULLING, new Times(1, "PUT"));
    var answer = student.post(CONTAINERS, host.order("web", "")).expect(202);
    host.agent().misbehave(Fault.ENGINE_FAILED, (method, path) -> method.equals("PUT"));
    assertThat(settled(answer, "failed").path("statusDetail").asText()).isEqualTo("Refused.");
    assertThat(host.agent().containerNames()).isEmpty();
  }

  @Test
  void aDeletionWhileItIsBeingMadeLeavesNothing() {
    var arrived = new CountDownLatch(1);
    var deleted = new CountDownLatch(1);
    host.agent()
        .misbehave(
            Fault.HANG,
            (method, path) -> {
              if (method.equals("PUT")) {
                arrived.countDown();
                await(deleted);
              }
              return false;
            });
    var order = host.order("web", ", \"guestPorts\": [80]");
    var creating = CompletableFuture.supplyAsync(() -> student.post(CONTAINERS, order));
    await(arrived);
    var id = student.get(CONTAINERS).expect(200).json().get(0).path("id").asText();
    student.delete(CONTAINERS + "/" + id).expect(202);
    deleted.countDown();
    creating.join().expectProblem(409, "wrong-state");
    student.get(CONTAINERS + "/" + id).expectProblem(404, "not-found");
    assertThat(host.agent().containerNames()).isEmpty();
    assertThat(
            query.first(
                "SELECT 1 FROM reservation WHERE container_id = ?", row -> row.getInt(1), id))
        .isEmpty();
    student.post(CONTAINERS, order).expect(201);
  }

  private JsonNode settled(Call.Answer created, String status) {
    return Eventually.see(
        LIMIT,
        () -> {
          watch.lookAt(host.name());
          return student.get(CONTAINERS + "/" + id(created)).expect(200).json();
        },
        web -> web.path("status").asText().equals(status));
  }

  private static String id(Call.Answer created) {
    return created.json().path("id").asText();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
