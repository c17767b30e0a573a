package org.whalemountain.console.lease;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.contract.Eventually;
import org.whalemountain.console.ConsoleTest;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@ConsoleTest
class LeasesTest {

  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofSeconds(1);

  @Inject EntityManager database;

  @Test
  void oneConsoleHoldsALeaseUntilItRunsOut() {
    var name = "test " + UUID.randomUUID();
    var one = new Leases(database);
    var two = new Leases(database);
    assertThat(one.take(name, LONG)).isTrue();
    assertThat(two.take(name, LONG)).isFalse();
    assertThat(one.take(name, SHORT)).isTrue();
    Eventually.see(Duration.ofSeconds(10), () -> two.take(name, LONG), Boolean::booleanValue);
    assertThat(one.take(name, LONG)).isFalse();
  }

  @Test
  void aConsoleThatSaysNothingMoreIsDead() {
    var one = new Leases(database);
    var two = new Leases(database);
    one.live(SHORT);
    assertThat(living(two)).contains(one.me(), two.me());
    Eventually.see(Duration.ofSeconds(10), () -> living(two), living -> !living.contains(one.me()));
  }

  @Test
  void eachTurnHasALargerNumberThanAllBefore() {
    var name = "test " + UUID.randomUUID();
    var one = new Leases(database);
    var two = new Leases(database);
    assertThat(one.epoch(name)).isEmpty();
    assertThat(one.take(name, SHORT)).isTrue();
    var first = one.epoch(name).orElseThrow();
    assertThat(two.epoch(name)).isEmpty();
    assertThat(one.take(name, SHORT)).isTrue();
    assertThat(one.epoch(name)).hasValue(first);
    assertThat(one.isHeld(name, first)).isTrue();
    Eventually.see(Duration.ofSeconds(10), () -> two.take(name, LONG), Boolean::booleanValue);
    assertThat(two.epoch(name).orElseThrow()).isGreaterThan(first);
    assertThat(one.isHeld(name, first)).isFalse();
    assertThat(one.epoch(name)).isEmpty();
  }

  private static Set<String> living(Leases leases) {
    return QuarkusTransaction.requiringNew().call(leases::living);
  }
}
