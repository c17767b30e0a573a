package org.whalemountain.console.host;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.Eventually;
import org.whalemountain.api.contract.FakeAgent;
import org.whalemountain.console.ConsoleTest;
import org.whalemountain.console.FakeHost;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** What leads to an agent changes: its token, its URL. */
@QuarkusTest
@ConsoleTest
class TokenRotationTest {

  private static final String HOSTS = "/api/v1/hosts";
  private static final String CONTAINERS = "/api/v1/containers";
  private static final String OLD = "t".repeat(32);
  private static final String NEW = "n".repeat(32);
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int SOME = 20;

  private FakeHost host;
  private Call admin;
  private Call student;

  @BeforeEach
  void begin() {
    host = FakeHost.register();
    admin = FakeHost.as("e165700");
    student = FakeHost.as("e175702");
  }

  @AfterEach
  void end() {
    for (var container : student.get(CONTAINERS).json()) {
      student.delete(CONTAINERS + "/" + container.path("id").asText()).expect(204);
    }
    admin.delete(HOSTS + "/" + host.name()).expect(204);
    host.close();
  }

  @Test
  void callsGoOnAllThroughARotation() {
    var at = CONTAINERS + "/" + create() + "/exec";
    var goesOn = new AtomicBoolean(true);
    var done = new AtomicInteger();
    var failed = new ConcurrentLinkedQueue<String>();
    var calls =
        CompletableFuture.runAsync(
            () -> {
              while (goesOn.get()) {
                var answer = student.post(at, "{\"command\":[\"true\"]}");
                done.incrementAndGet();
                if (answer.status() != 200) {
                  failed.add(answer.toString());
                }
              }
            });
    try {
      await(done, SOME);
      host.agent().takes(OLD, NEW);
      await(done, done.get() + SOME);
      patch("{\"token\":\"" + NEW + "\"}").expect(200);
      await(done, done.get() + SOME);
      host.agent().takes(NEW);
      await(done, done.get() + SOME);
    } finally {
      goesOn.set(false);
      calls.join();
    }
    assertThat(failed).isEmpty();
    assertThat(admin.get(HOSTS).text()).doesNotContain(NEW).doesNotContain(OLD);
  }

  @Test
  void aTokenTheAgentDoesNotTakeIsNotStored() {
    var id = create();
    patch("{\"token\":\"" + NEW + "\"}").expectProblem(422, "invalid").expectField("token");
    student.post(CONTAINERS + "/" + id + "/exec", "{\"command\":[\"true\"]}").expect(200);
  }

  @Test
  void aBladeThatMovesKeepsItsContainers() {
    var id = create();
    try (var moved = FakeAgent.start(host.agent().hostId(), OLD)) {
      var elsewhere = moved.url().toString().replace("127.0.0.1", "localhost");
      var seen = patch("{\"url\":\"" + elsewhere + "\"}").expect(200).json();
      assertThat(seen.path("url").asText()).isEqualTo(elsewhere);
      // It followed the URL so far, and still does.
      assertThat(seen.path("address").asText()).isEqualTo("localhost");
      var asked = moved.received().size();
      student
          .post(CONTAINERS + "/" + id + "/exec", "{\"command\":[\"true\"]}")
          .expectProblem(409, "container-missing");
      assertThat(moved.received()).hasSizeGreaterThan(asked);
      var named = patch("{\"address\":\"blade9.example.ac.jp\"}").expect(200).json();
      assertThat(named.path("address").asText()).isEqualTo("blade9.example.ac.jp");
      patch("{\"url\":\"" + host.agent().url() + "\"}").expect(200);
      assertThat(student.get(CONTAINERS + "/" + id).json().path("host").asText())
          .isEqualTo(host.name());
    }
  }

  @Test
  void anotherEngineAtTheNewUrlChangesNothing() {
    try (var other = FakeAgent.start(OLD)) {
      patch("{\"url\":\"" + other.url() + "\"}").expectProblem(409, "wrong-state");
      assertThat(admin.get(HOSTS).text()).doesNotContain(other.url().toString());
    }
    patch("{\"url\":\"http://169.254.169.254\"}").expectProblem(422, "invalid").expectField("url");
    patch("{\"url\":\"ftp://127.0.0.1\"}").expectProblem(422, "invalid").expectField("url");
    patch("{\"url\":\"http://127.0.0.1:1\"}").expectProblem(503, "host-unreachable");
    patch("{\"address\":\"a b\"}").expectProblem(422, "invalid").expectField("address");
    assertThat(admin.get(HOSTS).text()).contains(host.agent().url().toString());
  }

  private String create() {
    return student.post(CONTAINERS, host.order("web", "")).expect(201).json().path("id").asText();
  }

  private static void await(AtomicInteger done, int count) {
    Eventually.see(LIMIT, done::get, so -> so >= count);
  }

  private Call.Answer patch(String body) {
    return admin.send("PATCH", HOSTS + "/" + host.name(), "application/json", body.getBytes(UTF_8));
  }
}
