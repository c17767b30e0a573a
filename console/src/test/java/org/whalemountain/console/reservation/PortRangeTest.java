package org.whalemountain.console.reservation;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PortRangeTest {

  private final PortRange range = new PortRange(50000, 50004);

  @Test
  void theNextFreeOnesAreTakenAndTheEndLeadsToTheBeginning() {
    assertThat(range.free(2, Set.of(), 0)).containsExactly(50000, 50001);
    assertThat(range.free(2, Set.of(50001), 0)).containsExactly(50000, 50002);
    assertThat(range.free(2, Set.of(50004), 3)).containsExactly(50000, 50003);
    assertThat(range.free(5, Set.of(), 4)).isEqualTo(List.of(50000, 50001, 50002, 50003, 50004));
  }

  @Test
  void aFullRangeGivesFewer() {
    assertThat(range.free(3, Set.of(50000, 50001, 50002), 1)).containsExactly(50003, 50004);
    assertThat(range.free(6, Set.of(), 0)).hasSize(5);
  }

  @ParameterizedTest
  @CsvSource({"0,10", "10,9", "1,65536"})
  void anImpossibleRangeIsRefusedByName(int first, int last) {
    assertThatThrownBy(() -> new PortRange(first, last))
        .hasMessageContaining("whalemountain.port.first");
  }
}
