package org.whalemountain.console.quota;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class QuotaTest {

  private final Quota allowed = new Quota(2, 1, 4, 1024);

  @Test
  void theLastBitMayBeUsed() {
    assertThatCode(() -> allowed.require(new Quota(1, 0, 3, 512), new Quota(1, 1, 1, 512)))
        .doesNotThrowAnyException();
    assertThatCode(
            () ->
                new Quota(9, 0, 0.3, 1024)
                    .require(new Quota(2, 0, 0.1 + 0.1, 0), new Quota(1, 0, 0.1, 16)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2 | 0 | 0   | 0    | 0 | 1   | 16 | may have 2 containers and have 2; 1 more
          1 | 1 | 0   | 0    | 1 | 1   | 16 | may have 1 GPUs together and have 1; 1 more
          1 | 0 | 3.5 | 0    | 0 | 1   | 16 | may have 4 CPUs together and have 3.5; 1 more
          1 | 0 | 0   | 1000 | 0 | 1   | 25 | may have 1024 MiB of memory together and have 1000; 25 more
          """)
  void whatIsUsedUpIsToldWithLimitUsedAndWished(
      long containers,
      long gpus,
      double cpus,
      long memory,
      long moreGpus,
      double more,
      long moreMemory,
      String told) {
    assertThatThrownBy(
            () ->
                allowed.require(
                    new Quota(containers, gpus, cpus, memory),
                    new Quota(1, moreGpus, more, moreMemory)))
        .isInstanceOfSatisfying(
            ApiException.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(ErrorCode.QUOTA_EXCEEDED);
              assertThat(refused.detail().english()).contains(told).endsWith("ask for less.");
              assertThat(refused.detail().japanese()).contains("使用中").endsWith("ください。");
            });
  }

  @Test
  void allThatIsUsedUpIsTold() {
    assertThatThrownBy(() -> allowed.require(new Quota(2, 1, 4, 1024), new Quota(1, 1, 1, 16)))
        .hasMessageContainingAll("containers", "GPUs", "CPUs", "memory");
  }

  @Test
  void whoWishesNoGpuIsNotRefusedForHavingTooMany() {
    assertThatCode(() -> allowed.require(new Quota(1, 4, 0, 0), new Quota(1, 0, 1, 16)))
        .doesNotThrowAnyException();
  }
}
