package org.whalemountain.console.whole;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.Eventually;
import org.whalemountain.api.contract.Shell;

import static org.assertj.core.api.Assertions.assertThat;

/** One accepted request, one container: whatever is repeated, and whoever is killed. */
class OneContainerIT {

  private static final String ACCOUNT = Whole.HANAKO;
  private static final Duration HEALED = Duration.ofSeconds(60);

  private final Whole whole = Whole.running();

  @AfterEach
  void clear() {
    whole.wire.pass();
    whole.clear(ACCOUNT);
  }

  @Test
  void theSameCreateFiftyTimesAtOnceMakesOne() {
    var me = whole.as(ACCOUNT).with("Idempotency-Key", Whole.unique("key"));
    var order = Call.json(whole.order("web"));
    var threads = Executors.newFixedThreadPool(50);
    var calls = new ArrayList<CompletableFuture<Call.Answer>>();
    for (var i = 0; i < 50; i++) {
      calls.add(CompletableFuture.supplyAsync(() -> me.post("/api/v1/containers", order), threads));
    }
    var answers = calls.stream().map(CompletableFuture::join).toList();
    threads.shutdown();
    assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(201, 409));
    var made = answers.stream().filter(answer -> answer.status() == 201).toList();
    assertThat(made).isNotEmpty();
    assertThat(made.stream().map(answer -> answer.json().path("id").asText()).distinct())
        .hasSize(1);
    assertThat(me.post("/api/v1/containers", order).expect(201).json().path("id"))
        .isEqualTo(made.get(0).json().path("id"));
    assertThat(Whole.inEngine(ACCOUNT)).containsExactly(ACCOUNT + "-web");
  }

  @Test
  void theConsoleKilledBetweenRecordAndAgentHeals() throws InterruptedException {
    var me = whole.as(ACCOUNT);
    var order = Call.json(whole.order("web"));
    whole.wire.hold("PUT /v1/containers/" + ACCOUNT + "-web");
    var lost = CompletableFuture.runAsync(() -> me.post("/api/v1/containers", order));
    whole.wire.awaitHeld();
    whole.console.kill();
    assertThat(lost).failsWithin(Duration.ofSeconds(10));
    assertThat(Whole.inEngine(ACCOUNT)).isEmpty();
    whole.wire.pass();
    whole.wire.cut();
    whole.console.start();
    assertThatRecordAndEngineAgree(1);
  }

  @Test
  void theAgentKilledDuringCreateHeals() throws InterruptedException {
    var me = whole.as(ACCOUNT);
    var order = Call.json(whole.order("web"));
    var answer = CompletableFuture.supplyAsync(() -> me.post("/api/v1/containers", order));
    Eventually.see(
        Duration.ofSeconds(20), () -> Whole.inEngine(ACCOUNT), names -> !names.isEmpty());
    whole.agent.kill();
    assertThat(answer.join().status()).isIn(201, 202, 502, 503);
    whole.agent.start();
    assertThatRecordAndEngineAgree(1);
  }

  @Test
  void anAnswerThatIsLostIsNoFailure() throws InterruptedException {
    var me = whole.as(ACCOUNT);
    var order = Call.json(whole.order("web"));
    whole.wire.hold("PUT /v1/containers/" + ACCOUNT + "-web");
    var answer = CompletableFuture.supplyAsync(() -> me.post("/api/v1/containers", order));
    whole.wire.awaitHeld();
    whole.wire.pass();
    whole.wire.cut();
    assertThat(answer.join().status()).isIn(201, 202, 503);
    assertThatRecordAndEngineAgree(1);
  }

  @Test
  void aDeleteWhileTheAgentIsDownIsDoneLater() {
    var me = whole.as(ACCOUNT);
    var id =
        me.post("/api/v1/containers", Call.json(whole.order("web")))
            .expect(201)
            .json()
            .path("id")
            .asText();
    whole.agent.kill();
    assertThat(me.delete("/api/v1/containers/" + id).status()).isIn(202, 503);
    whole.agent.start();
    Eventually.see(HEALED, () -> me.get("/api/v1/containers/" + id).status(), s -> s == 404);
    assertThat(Whole.inEngine(ACCOUNT)).isEmpty();
  }

  @Test
  void theEngineTellsWhenSomebodyRemovedItBehindOurBack() {
    var me = whole.as(ACCOUNT);
    var id =
        me.post("/api/v1/containers", Call.json(whole.order("web")))
            .expect(201)
            .json()
            .path("id")
            .asText();
    Shell.run("docker rm -f " + ACCOUNT + "-web");
    Eventually.see(HEALED, () -> status(me, id), "missing"::equals);
    me.post("/api/v1/containers/" + id + "/start").expectProblem(409, "container-missing");
  }

  private void assertThatRecordAndEngineAgree(int containers) {
    var me = whole.as(ACCOUNT);
    var mine =
        Eventually.see(
            HEALED,
            () -> me.get("/api/v1/containers").expect(200).json(),
            list ->
                list.size() == containers
                    && list.findValuesAsText("status").stream().allMatch("running"::equals));
    assertThat(Whole.inEngine(ACCOUNT)).hasSize(mine.size());
    assertThat(
            Shell.run(
                    "docker inspect --format '{{index .Config.Labels \"whalemountain.id\"}} {{.State.Status}}' "
                        + ACCOUNT
                        + "-web")
                .strip())
        .isEqualTo(mine.get(0).path("id").asText() + " running");
    assertThat(List.of(mine.get(0).path("containerId").asText())).doesNotContain("");
  }

  private static String status(Call me, String id) {
    return me.get("/api/v1/containers/" + id).expect(200).json().path("status").asText();
  }
}
