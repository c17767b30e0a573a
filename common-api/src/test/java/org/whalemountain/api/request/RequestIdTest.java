package org.whalemountain.api.request;

import org.jboss.logging.MDC;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RequestIdTest {

  @AfterEach
  void forget() {
    MDC.remove(RequestId.KEY);
  }

  @Test
  void aSoundOneIsKept() {
    assertThat(RequestId.of("abc-12345")).isEqualTo("abc-12345");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "with space 123", "line\nfeed-1234", "日本語日本語日本語"})
  void anUnsoundOneIsReplaced(String sent) {
    assertThat(RequestId.of(sent)).isNotEqualTo(sent).matches("[0-9a-f-]{36}");
    assertThat(RequestId.of(null)).matches("[0-9a-f-]{36}");
    assertThat(RequestId.of("a".repeat(65))).hasSize(36);
  }

  @Test
  void aProblemsInstanceEndsWithIt() {
    assertThat(RequestId.instance()).matches("urn:uuid:[0-9a-f-]{36}");
    MDC.put(RequestId.KEY, "abc-12345");
    assertThat(RequestId.instance()).isEqualTo("urn:whalemountain:request:abc-12345");
    MDC.put(RequestId.KEY, "0197a1b2-0000-7000-8000-00000000000a");
    assertThat(RequestId.instance()).isEqualTo("urn:uuid:0197a1b2-0000-7000-8000-00000000000a");
  }

  @Test
  void anotherThreadWorksUnderTheSameName() throws InterruptedException {
    MDC.put(RequestId.KEY, "abc-12345");
    var seen = new String[2];
    var work = RequestId.carriedBy(() -> RequestId.current().orElse("none"));
    MDC.remove(RequestId.KEY);
    var thread =
        new Thread(
            () -> {
              seen[0] = work.get();
              seen[1] = RequestId.current().orElse("none");
            });
    thread.start();
    thread.join();
    assertThat(seen).containsExactly("abc-12345", "none");
  }
}
