package org.whalemountain.console.web;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OriginTest {

  @Test
  void theUsualPortNeedNotBeWritten() {
    assertThat(Origin.parse("https://Console.Example.ac.jp"))
        .isEqualTo(Origin.parse("HTTPS://console.example.ac.jp:443"));
    assertThat(Origin.parse("http://[::1]:8080")).isPresent();
  }

  @Test
  void schemeHostAndPortAllCount() {
    var own = Origin.parse("http://console.example.ac.jp");
    assertThat(Origin.parse("https://console.example.ac.jp")).isNotEqualTo(own);
    assertThat(Origin.parse("http://console.example.ac.jp:8080")).isNotEqualTo(own);
    assertThat(Origin.parse("http://example.ac.jp")).isNotEqualTo(own);
  }

  @Test
  void whatIsNoOriginIsNone() {
    for (var text :
        new String[] {"null", "", "console", "http://", "http://a b", "http://u@host"}) {
      assertThat(Origin.parse(text)).as(text).isEmpty();
    }
  }
}
