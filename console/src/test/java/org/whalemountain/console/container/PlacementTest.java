package org.whalemountain.console.container;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.console.host.HostCapacity;
import org.whalemountain.console.reservation.HostLoad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PlacementTest {

  private final HostCapacity one = host("blade1", true, true, "GPU-1", "GPU-2");
  private final HostCapacity two = host("blade2", true, true);
  private final HostCapacity drained = host("blade3", false, true, "GPU-3", "GPU-4", "GPU-5");
  private final HostCapacity silent = host("blade4", true, false, "GPU-6", "GPU-7", "GPU-8");
  private final List<HostCapacity> all = List.of(one, two, drained, silent);

  @Test
  void theHostWithTheFewestContainersIsTaken() {
    var loads = Map.of("blade1", load(2), "blade2", load(1));
    assertThat(Placement.of(order(0, null), all, loads).host()).isEqualTo(two);
    assertThat(Placement.of(order(0, null), all, Map.of()).host()).isEqualTo(one);
    assertThat(Placement.of(order(0, "blade1"), all, loads).host()).isEqualTo(one);
  }

  @Test
  void gpusThatNobodyHoldsAreGivenByUuid() {
    var loads = Map.of("blade1", new HostLoad(1, 1, 1, Set.of("GPU-1")));
    assertThat(Placement.of(order(1, null), all, loads).gpus()).containsExactly("GPU-2");
    assertThat(Placement.of(order(2, null), all, Map.of()).gpus())
        .containsExactly("GPU-1", "GPU-2");
  }

  @ParameterizedTest
  @CsvSource({
    "0, nowhere, INVALID, host",
    "0, blade3, INVALID, host",
    "0, blade4, HOST_UNREACHABLE,",
    "1, blade2, INVALID, gpus",
    "4, , INVALID, gpus",
    "3, , NO_CAPACITY,",
  })
  void whatCannotBeIsToldApartFromWhatCannotBeNow(
      int gpus, String host, ErrorCode code, String field) {
    assertThatThrownBy(() -> Placement.of(order(gpus, host), all, Map.of()))
        .isInstanceOfSatisfying(
            ApiException.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(code);
              assertThat(refused.fields()).hasSize(field == null ? 0 : 1);
              assertThat(refused.fields())
                  .allSatisfy(named -> assertThat(named.name()).isEqualTo(field));
            });
  }

  @Test
  void withoutAnyHostThereIsNoCapacity() {
    assertThatThrownBy(() -> Placement.of(order(0, null), List.of(silent), Map.of()))
        .isInstanceOfSatisfying(
            ApiException.class, no -> assertThat(no.code()).isEqualTo(ErrorCode.NO_CAPACITY));
    assertThatThrownBy(() -> Placement.of(order(0, null), List.of(), Map.of()))
        .isInstanceOfSatisfying(
            ApiException.class, no -> assertThat(no.code()).isEqualTo(ErrorCode.NO_CAPACITY));
  }

  private static NewContainer order(int gpus, String host) {
    return new NewContainer("web", "app:1", null, null, null, gpus, null, null, host);
  }

  private static HostLoad load(int containers) {
    return new HostLoad(containers, containers, containers, Set.of());
  }

  private static HostCapacity host(String name, boolean active, boolean fresh, String... gpus) {
    return new HostCapacity(name, name, active, fresh, true, 8, 16_384, List.of(gpus));
  }
}
