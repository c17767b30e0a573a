package org.whalemountain.docker.container;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AdmissionTest {
  private static final ApiException TAKEN_BACK =
      new ApiException(ErrorCode.WRONG_STATE, new Sentence("Taken back.", "取り消し。"));

  private final CountDownLatch gate = new CountDownLatch(1);
  private final Admission admission = admission();

  @AfterEach
  void close() {
    gate.countDown();
    admission.close();
  }

  @Test
  void oneAtATimeInTheOrderTheyCameAndEachKnowsItsPlace() {
    var order = new ArrayList<String>();
    var first = admission.queue(0, () -> add(order, "first"));
    var second = admission.queue(0, () -> add(order, "second"));
    var third = admission.queue(0, () -> add(order, "third"));
    var waiting = admission.waiting();
    assertThat(waiting.get(first)).isNull();
    assertThat(waiting.get(second)).isEqualTo(1);
    assertThat(waiting.get(third)).isEqualTo(2);

    assertThat(second.withdraw(TAKEN_BACK)).isTrue();
    assertThat(second.withdraw(TAKEN_BACK)).isFalse();
    assertThat(admission.waiting().get(third)).isEqualTo(1);

    gate.countDown();
    third.done().join();
    assertThat(first.withdraw(TAKEN_BACK)).isFalse();
    assertThat(order).isEqualTo(List.of("first", "third"));
    assertThat(second.done()).isCompletedExceptionally();
  }

  @Test
  void thousandsMayWaitButNotMoreThanMemoryHolds() {
    admission.queue(0, this::pass);
    for (var i = 0; i < 3; i++) {
      admission.queue(100, this::pass);
    }
    assertThatThrownBy(() -> admission.queue(100, this::pass))
        .as("one more than may wait")
        .isInstanceOfSatisfying(
            ApiException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.TOO_MANY_REQUESTS);
              assertThat(e.retryAfter()).isPresent();
            });
    var last = admission.waiting().keySet().iterator().next();
    assertThat(last.withdraw(TAKEN_BACK)).isTrue();
    assertThatThrownBy(() -> admission.queue(2000, this::pass))
        .as("larger than what may wait together")
        .isInstanceOf(ApiException.class);
    assertThat(admission.queue(100, this::pass)).isNotNull();
  }

  @Test
  void whoseTurnDoesNotComeInTimeIsTold() {
    admission.queue(0, this::pass);
    assertThat(admission.admit(Duration.ofMillis(20), this::pass))
        .failsWithin(Duration.ofSeconds(5))
        .withThrowableThat()
        .havingCause()
        .withMessageContaining("too-many-requests");
    assertThat(admission.waiting()).isEmpty();
  }

  private String add(List<String> order, String name) {
    pass();
    order.add(name);
    return name;
  }

  private Boolean pass() {
    try {
      return gate.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Admission admission() {
    var config =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(ContainerConfig.class)
            .withDefaultValue("whalemountain.container.starts-at-a-time", "1")
            .withDefaultValue("whalemountain.container.waiting", "3")
            .withDefaultValue("whalemountain.container.waiting-size", "1K")
            .build();
    return new Admission(config.getConfigMapping(ContainerConfig.class));
  }
}
