package org.whalemountain.console.host;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AgentAddressTest {

  @ParameterizedTest
  @CsvSource({
    "https://blade1.example.ac.jp:8443, https://blade1.example.ac.jp:8443",
    "HTTPS://Blade1.Example.ac.jp/, https://blade1.example.ac.jp",
    "http://127.0.0.1:8081/agents/one//, http://127.0.0.1:8081/agents/one",
    "http://[::1]:8081, http://[::1]:8081",
  })
  void oneAgentHasOneSpelling(String typed, String url) {
    assertThat(AgentAddress.of(typed).url()).hasToString(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "blade1",
        "ftp://blade1",
        "file:///etc/passwd",
        "http://",
        "http://u:p@blade1",
        "http://blade1?x=1",
        "http://blade1#x",
        "http://blade1:70000",
        "http://blade1/../x",
        "http://blade1/%2e%2e",
        "http://bla de1",
        "gopher://blade1"
      })
  void whatIsNoPlainWebAddressIsRefused(String typed) {
    assertThatThrownBy(() -> AgentAddress.of(typed))
        .isInstanceOfSatisfying(
            ApiException.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(ErrorCode.INVALID);
              assertThat(refused.fields().get(0).name()).isEqualTo("url");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, true",
    "10.1.2.3, true",
    "169.254.169.254, false",
    "fe80::1, false",
    "::ffff:169.254.169.254, false",
    "0.0.0.0, false",
    "224.0.0.1, false",
  })
  void withoutAListNoAgentIsLinkLocal(String address, boolean allowed) throws UnknownHostException {
    assertThat(Networks.of(Optional.empty()).allow(InetAddress.getByName(address)))
        .isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "10.20.0.1, true",
    "10.21.0.1, false",
    "192.168.7.129, true",
    "192.168.7.127, false",
    "2001:db8::5, true",
    "127.0.0.1, false",
  })
  void withAListOnlyWhatIsInIt(String address, boolean allowed) throws UnknownHostException {
    var networks =
        Networks.of(Optional.of(List.of("10.20.0.0/16", "192.168.7.128/25", "2001:db8::/32")));
    assertThat(networks.allow(InetAddress.getByName(address))).isEqualTo(allowed);
  }

  @Test
  void aListThatCannotBeReadStopsTheStart() {
    for (var bad : List.of("10.0.0.0", "blade1/8", "10.0.0.0/33", "")) {
      assertThatThrownBy(() -> Networks.of(Optional.of(List.of(bad))))
          .isInstanceOf(IllegalStateException.class);
    }
  }
}
