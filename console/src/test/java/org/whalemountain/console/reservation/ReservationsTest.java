package org.whalemountain.console.reservation;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.container.PortMapping;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.console.ConsoleTest;
import org.whalemountain.console.FakeHost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@QuarkusTest
@ConsoleTest
class ReservationsTest {

  @Inject Ports ports;
  @Inject Reservations reservations;
  @Inject EntityManager database;

  private final String host = "h" + UUID.randomUUID().toString().substring(0, 8);

  @Test
  void manyAtOnceNeverGetTheSamePort() {
    var pool = Executors.newFixedThreadPool(8);
    try {
      var all =
          IntStream.range(0, 40)
              .mapToObj(
                  i -> CompletableFuture.supplyAsync(() -> reserve("c" + i, 80, 22, 443), pool))
              .toList()
              .stream()
              .flatMap(future -> future.join().stream())
              .map(PortMapping::host)
              .toList();
      assertThat(new HashSet<>(all)).hasSize(120).allMatch(port -> port >= 49152);
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void aFreedPortRestsAndAnUnusableOneIsReplaced() {
    var had = reserve("one", 80, 22);
    var has = inTransaction(() -> ports.replace("one", host, had, List.of(had.get(1))));
    assertThat(has.get(0)).isEqualTo(had.get(0));
    assertThat(has.get(1).guest()).isEqualTo(22);
    assertThat(has.get(1).host()).isNotEqualTo(had.get(1).host());
    QuarkusTransaction.requiringNew().run(() -> reservations.release("one"));
    assertThat(resting()).isEqualTo(3);
    QuarkusTransaction.requiringNew().run(ports::endRests);
    assertThat(resting()).isEqualTo(3);
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                database
                    .createNativeQuery(
                        "UPDATE reserved_port SET rests_until = UTC_TIMESTAMP(6) - INTERVAL 1 SECOND WHERE host = ?1")
                    .setParameter(1, host)
                    .executeUpdate());
    QuarkusTransaction.requiringNew().run(ports::endRests);
    assertThat(resting()).isZero();
  }

  @Test
  void nothingIsPlacedOnAHostThatIsDrainedOrGone() {
    assertThatThrownBy(() -> inTransaction(this::lockHost)).isInstanceOf(RaceLost.class);
    try (var made = FakeHost.register()) {
      var admin = FakeHost.as("e165700");
      assertThat(inTransaction(() -> lock(made.name()))).isTrue();
      var drain = "{\"state\":\"draining\"}".getBytes(StandardCharsets.UTF_8);
      admin.send("PATCH", "/api/v1/hosts/" + made.name(), "application/json", drain).expect(200);
      assertThatThrownBy(() -> inTransaction(() -> lock(made.name()))).isInstanceOf(RaceLost.class);
    }
  }

  private boolean lockHost() {
    return lock(host);
  }

  private boolean lock(String name) {
    reservations.lock(name);
    return true;
  }

  @Test
  void oneGpuHasOneHolder() {
    QuarkusTransaction.requiringNew()
        .run(() -> reservations.holdGpus("one", host, List.of("GPU-1", "GPU-2")));
    assertThatThrownBy(
            () ->
                QuarkusTransaction.requiringNew()
                    .run(() -> reservations.holdGpus("two", host, List.of("GPU-3", "GPU-2"))))
        .isInstanceOfSatisfying(
            RaceLost.class, lost -> assertThat(lost.code()).isEqualTo(ErrorCode.NO_CAPACITY));
    QuarkusTransaction.requiringNew()
        .run(() -> reservations.holdGpus("two", host, List.of("GPU-3")));
    QuarkusTransaction.requiringNew().run(() -> reservations.release("one"));
    QuarkusTransaction.requiringNew()
        .run(() -> reservations.holdGpus("two", host, List.of("GPU-2")));
  }

  private List<PortMapping> reserve(String container, Integer... guests) {
    return inTransaction(() -> ports.reserve(container, host, List.of(guests)));
  }

  private static <T> T inTransaction(Callable<T> work) {
    return QuarkusTransaction.requiringNew().call(work);
  }

  private long resting() {
    return ((Number)
            QuarkusTransaction.requiringNew()
                .call(
                    () ->
                        database
                            .createNativeQuery(
                                "SELECT COUNT(*) FROM reserved_port WHERE host = ?1 AND container_id IS NULL")
                            .setParameter(1, host)
                            .getSingleResult()))
        .longValue();
  }
}
