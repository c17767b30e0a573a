package org.whalemountain.k8s.lent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whalemountain.api.container.FullName;

import static org.assertj.core.api.Assertions.assertThat;

class NamesTest {

  @ParameterizedTest
  @CsvSource({"e175701, web", "a-b, c", "a, b-c", "a--b, c--d", "a.b_c, x"})
  void aFullNameSaysWhoseItIs(String owner, String name) {
    assertThat(Names.of(FullName.of(owner, name))).contains(new Names(owner, name));
  }

  @Test
  void whatIsNoFullNameIsNobodys() {
    for (var text : new String[] {"", "web", "a-", "-a", "a--b", "A-b", "a-B"}) {
      assertThat(Names.of(text)).as(text).isEmpty();
    }
  }
}
