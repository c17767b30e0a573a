package org.whalemountain.console.container;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class QuotaTest {

  private final Quota allowed = new Quota(2, 4, 1024);

  @Test
  void theLastBitMayBeUsed() {
    assertThatCode(() -> allowed.require(new Quota(1, 3, 512), 1, 512)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({"2,0,0,1,16,containers", "1,3.5,0,1,16,CPUs", "1,0,1000,1,25,memory"})
  void whatIsUsedUpIsNamed(
      long containers, double cpus, long memory, double more, long moreMemory, String named) {
    assertThatThrownBy(() -> allowed.require(new Quota(containers, cpus, memory), more, moreMemory))
        .isInstanceOfSatisfying(
            ApiException.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(ErrorCode.QUOTA_EXCEEDED);
              assertThat(refused.detail().english()).contains(named);
            });
  }
}
