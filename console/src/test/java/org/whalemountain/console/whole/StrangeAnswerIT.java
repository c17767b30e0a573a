package org.whalemountain.console.whole;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.contract.Eventually;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever an agent's address answers: nothing is deleted, and with the truth all is as before. */
class StrangeAnswerIT {

  private static final String LIST = "/v1/containers";
  private static final int LOOKS = 3;
  private static final List<String> STRANGE =
      List.of("[]", "", "null", "{}", "<html>Bad gateway</html>", "[{}]", "[{\"id\":1");

  private static Department all;

  @BeforeAll
  static void open() {
    all = new Department(2);
  }

  @AfterAll
  static void close() {
    if (all != null) {
      all.close();
    }
  }

  @AfterEach
  void clear() {
    all.clear();
  }

  @Test
  void aStrangeListDeletesNothing() {
    var one = all.make("one", all.host(0));
    var two = all.make("two", all.host(0));
    for (var list : STRANGE) {
      believe(list);
      assertThat(all.host(0).containers()).as(list).hasSize(2).allMatch(Found::isRunning);
      all.host(0).wire().leadTo(all.host(0).address());
      all.awaitStatus(one, "running");
      all.awaitStatus(two, "running");
    }
    all.awaitAgreement();
  }

  @Test
  void anotherHostsListDeletesNothingOnEither() {
    var here = all.make("here", all.host(0));
    var there = all.make("there", all.host(1));
    believe(all.host(1).toAgent().get(LIST).expect(200).text());
    assertThat(all.rig.inEngines()).hasSize(2).allMatch(Found::isRunning);
    all.host(0).wire().leadTo(all.host(0).address());
    all.awaitStatus(here, "running");
    all.awaitStatus(there, "running");
    all.awaitAgreement();
  }

  @Test
  void oneByteASecondHidesOneHostAndNoOther() {
    var here = all.make("here", all.host(0));
    var there = all.make("there", all.host(1));
    all.host(0).wire().disturb(() -> Mischief.DRIP);
    all.awaitStatus(here, "unknown");
    assertThat(all.status(there)).isEqualTo("running");
    all.make("more", all.host(1));
    assertThat(all.host(0).containers()).hasSize(1).allMatch(Found::isRunning);
    all.host(0).wire().disturb(() -> Mischief.NONE);
    all.awaitStatus(here, "running");
    all.awaitAgreement();
  }

  @Test
  void anotherEngineBehindTheSameAddressIsFoundOutAndLosesNothing() {
    var here = all.make("here", all.host(0));
    var there = all.make("there", all.host(1));
    all.host(0).wire().leadTo(all.host(1).address());
    Eventually.see(Department.HEALED, () -> all.trouble(all.host(0)), "identity-changed"::equals);
    assertThat(all.order("refused", all.host(0)).status()).isIn(409, 422, 502, 503);
    Department.awaitRequests(all.host(0), LOOKS);
    assertThat(all.rig.inEngines())
        .extracting(Found::fullName)
        .containsExactlyInAnyOrder("student-here", "student-there");
    assertThat(all.status(here)).isEqualTo("unknown");
    assertThat(all.status(there)).isEqualTo("running");
    all.host(0).wire().leadTo(all.host(0).address());
    all.awaitStatus(here, "running");
    Eventually.see(Department.HEALED, () -> all.trouble(all.host(0)), ""::equals);
    all.awaitAgreement();
  }

  /** The console is told that list several times, and asks for no change meanwhile. */
  private static void believe(String list) {
    var host = all.host(0);
    try (var liar = new LyingAgent(host.agent().url(), LIST, list)) {
      host.wire().leadTo(liar.address());
      Eventually.see(Department.HEALED, liar::lies, lies -> lies >= LOOKS);
      assertThat(liar.changes()).isEmpty();
    }
  }
}
