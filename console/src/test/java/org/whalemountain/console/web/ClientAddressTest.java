package org.whalemountain.console.web;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ClientAddressTest {

  @Test
  void oneCustomersIpv6AddressesAreOnePlace() {
    assertThat(ClientAddress.place("2001:db8::1"))
        .isEqualTo(ClientAddress.place("2001:db8:0:0:ffff::2"))
        .isNotEqualTo(ClientAddress.place("2001:db8:0:1::1"));
  }

  @Test
  void eachIpv4AddressIsAPlace() {
    assertThat(ClientAddress.place("192.0.2.7")).isEqualTo("192.0.2.7");
    assertThat(ClientAddress.place("unknown")).isEqualTo("unknown");
  }
}
