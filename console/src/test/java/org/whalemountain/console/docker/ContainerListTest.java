package org.whalemountain.console.docker;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ContainerListTest {

  @ParameterizedTest
  @CsvSource({
    "web,     web,  true",
    "my-web2, web,  true",
    "db,      web,  false",
    "web,     ^web$, true",
    "web2,    ^web$, false",
    "my-web,  ^web$, false",
    "web2,    ^/web, true",
    "my-web,  /web,  false",
    "my-web,  web$,  true",
    "web2,    web$,  false",
    "abab,    ^/ab$, false"
  })
  void aNameIsFoundByItsPartsAndByItsEnds(String name, String wanted, boolean isExpected) {
    assertThat(ContainerList.isNamed(name, wanted)).isEqualTo(isExpected);
  }
}
