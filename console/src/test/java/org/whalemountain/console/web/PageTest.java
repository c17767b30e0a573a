package org.whalemountain.console.web;

import org.junit.jupiter.api.Test;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PageTest {

  @Test
  void nothingSaidIsAHundred() {
    assertThat(Page.of(null, null).limit()).isEqualTo(100);
    assertThat(Page.of(null, "a").after()).contains("a");
  }

  @Test
  void limitsOutsideTheRangeAreNamed() {
    assertThat(Page.of("1", null).limit()).isEqualTo(1);
    assertThat(Page.of("1000", null).limit()).isEqualTo(1000);
    for (var text : new String[] {"0", "1001", "-1", "x", "", "1.5", "99999999999"}) {
      assertThatThrownBy(() -> Page.of(text, null))
          .as(text)
          .isInstanceOfSatisfying(
              ApiException.class,
              refusal -> {
                assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID);
                assertThat(refusal.fields().get(0).name()).isEqualTo("limit");
              });
    }
  }
}
