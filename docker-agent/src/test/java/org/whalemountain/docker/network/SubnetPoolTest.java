package org.whalemountain.docker.network;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SubnetPoolTest {
  @ParameterizedTest(name = "of {0} in /{1} with {2} in use comes {3}")
  @CsvSource({
    "10.210.0.0/16, 26, '', 10.210.0.0/26",
    "10.210.0.0/16, 26, 10.210.0.0/26, 10.210.0.64/26",
    "10.210.0.0/16, 26, 10.210.0.64/26, 10.210.0.0/26",
    "10.210.0.0/16, 26, 10.210.0.0/26 10.210.0.64/26 10.210.0.192/26, 10.210.0.128/26",
    "10.210.0.0/16, 26, 10.210.0.0/24, 10.210.1.0/26",
    "10.210.0.0/16, 24, 10.210.0.17/32, 10.210.1.0/24",
    "10.210.0.0/16, 26, 172.17.0.0/16, 10.210.0.0/26",
    "10.210.0.0/16, 26, 10.0.0.0/8, ",
    "192.168.7.0/29, 30, 192.168.7.0/30, 192.168.7.4/30",
    "192.168.7.0/29, 30, 192.168.7.0/30 192.168.7.4/30, ",
    "255.255.255.0/24, 25, 255.255.255.0/25, 255.255.255.128/25",
  })
  void theFirstNetworkThatMeetsNobodysIsNext(String pool, int size, String used, String next) {
    var answer = pool(pool, size).next(subnets(used));

    assertThat(answer.map(Subnet::toString).orElse(null)).isEqualTo(next);
  }

  @Test
  void aWholePoolHoldsAsManyAsItsSizeSays() {
    assertThat(pool("10.210.0.0/16", 26).free(List.of())).isEqualTo(1024);
    assertThat(pool("10.210.0.0/16", 26).free(subnets("10.210.0.0/24"))).isEqualTo(1020);
  }

  @ParameterizedTest
  @ValueSource(ints = {15, 31, 33})
  void aSizeThatDoesNotFitIsRefusedByItsPropertysName(int size) {
    assertThatThrownBy(() -> pool("10.210.0.0/16", size))
        .hasMessageContaining("whalemountain.network.prefix-length");
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.210.0.0", "10.210.0.300/16", "10.210.0.0/33", "fd00::/8", ""})
  void whatIsNoIpv4NetworkIsNotRead(String text) {
    assertThat(Subnet.read(text)).isEmpty();
  }

  @Test
  void anAddressInsideANetworkStandsForTheNetwork() {
    assertThat(Subnet.read("10.210.3.7/16")).map(Subnet::toString).hasValue("10.210.0.0/16");
  }

  private static SubnetPool pool(String whole, int size) {
    return new SubnetPool(Subnet.read(whole).orElseThrow(), size);
  }

  private static List<Subnet> subnets(String texts) {
    return Arrays.stream(texts.split(" ")).flatMap(text -> Subnet.read(text).stream()).toList();
  }
}
