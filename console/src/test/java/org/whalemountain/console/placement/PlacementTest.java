package org.whalemountain.console.placement;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.console.host.HostCapacity;
import org.whalemountain.console.image.Usable;
import org.whalemountain.console.reservation.HostLoad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Four hosts of 8 CPUs and 16 GiB, lent as they are by default, with 100 ports each. */
class PlacementTest {

  private static final HostCapacity ONE = host("blade1").with("GPU-1", "GPU-2");
  private static final HostCapacity TWO = host("blade2").capacity();
  private static final HostCapacity DRAINED = host("blade3").drained("GPU-3", "GPU-4", "GPU-5");
  private static final HostCapacity SILENT = host("blade4").silent("GPU-6", "GPU-7", "GPU-8");
  private static final List<HostCapacity> ALL = List.of(ONE, TWO, DRAINED, SILENT);
  private static final Lending LENDING = new Lending(16, 1, 100);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          blade1 | nothing is lent: the first by name        | 0    | 0     | 0 | 0    | 0     | 0
          blade2 | memory                                    | 1000 | 0     | 0 | 0    | 0     | 0
          blade2 | memory is scarcer here than CPUs there    | 8000 | 0     | 1 | 0    | 10    | 9
          blade1 | CPUs are scarcer there than memory here   | 1000 | 0     | 9 | 0    | 60    | 1
          blade1 | under one percent: the fewest containers  | 1000 | 0     | 1 | 1020 | 0     | 2
          blade2 | the same the other way round              | 1000 | 0     | 2 | 1020 | 0     | 1
          """)
  void theLeastLentHostIsTaken(
      String chosen,
      String why,
      long memory1,
      double cpus1,
      int containers1,
      long memory2,
      double cpus2,
      int containers2) {
    var loads =
        Map.of(
            "blade1", new HostLoad(containers1, cpus1, memory1, Set.of()),
            "blade2", new HostLoad(containers2, cpus2, memory2, Set.of()));
    assertThat(chosen(wish(0, null), situation(loads)).host()).as(why).isEqualTo(chosen);
  }

  @Test
  void gpusThatNobodyHoldsAreGivenByUuid() {
    var loads = Map.of("blade1", new HostLoad(1, 1, 1, Set.of("GPU-1")));
    assertThat(chosen(wish(1, null), situation(loads)).gpus()).containsExactly("GPU-2");
    assertThat(chosen(wish(2, null), situation(Map.of())).gpus()).containsExactly("GPU-1", "GPU-2");
  }

  @Test
  void lentGpusDoNotKeepAwayWhatNeedsNone() {
    var loads =
        Map.of(
            "blade1", new HostLoad(1, 1, 1000, Set.of("GPU-1", "GPU-2")),
            "blade2", new HostLoad(1, 1, 2000, Set.of()));
    assertThat(chosen(wish(0, null), situation(loads)).host()).isEqualTo("blade1");
  }

  @ParameterizedTest
  @CsvSource({"3000, blade2", "4000, blade1"})
  void aHostThatHasTheImageMayBeOneFifthFuller(long lentOfTwo, String chosen) {
    var loads = Map.of("blade2", new HostLoad(1, 0, lentOfTwo, Set.of()));
    var situation = new Situation(List.of(ONE, TWO), loads, image("blade2"), Map.of(), LENDING);
    assertThat(chosen(wish(0, null), situation).host()).isEqualTo(chosen);
  }

  @Test
  void theOneThatIsNamedIsTakenHoweverFullItIs() {
    var loads = Map.of("blade1", new HostLoad(9, 0, 15_000, Set.of()));
    var choice = chosen(wish(0, "blade1"), situation(loads));
    assertThat(choice.host()).isEqualTo("blade1");
    assertThat(choice.why().english()).contains("asked for");
  }

  @Test
  void whyAHostWasChosenIsToldInBothLanguages() {
    var only = new Situation(List.of(TWO), Map.of(), image(), Map.of(), LENDING);
    assertThat(chosen(wish(0, null), only).why().english()).contains("only host");
    var why = chosen(wish(0, null), situation(Map.of())).why();
    assertThat(why.english())
        .isEqualTo("Of 2 hosts that could take it, this one was lent least (6 % with it).");
    assertThat(why.japanese()).contains("2 台", "6 %");
    var loads = Map.of("blade2", new HostLoad(1, 0, 1000, Set.of()));
    var withImage = new Situation(List.of(ONE, TWO), loads, image("blade2"), Map.of(), LENDING);
    assertThat(chosen(wish(0, null), withImage).why().english()).contains("had the image");
  }

  @ParameterizedTest
  @CsvSource({
    "0, nowhere, INVALID, host",
    "0, blade3, INVALID, host",
    "0, blade4, HOST_UNREACHABLE,",
    "1, blade2, INVALID, gpus",
    "4, , INVALID, gpus",
    "3, , HOST_UNREACHABLE,",
  })
  void whatCannotBeIsToldApartFromWhatCannotBeNow(
      int gpus, String host, ErrorCode code, String field) {
    refused(wish(gpus, host), situation(Map.of()), code, field);
  }

  @Test
  void whatIsTakenNowIsToldOfEachHost() {
    var loads =
        Map.of(
            "blade1", new HostLoad(1, 128, 16_000, Set.of("GPU-1", "GPU-2")),
            "blade2", new HostLoad(1, 127.5, 16_000, Set.of()));
    var refused = refused(wish(0, null), situation(loads), ErrorCode.NO_CAPACITY, null);
    assertThat(refused.detail().english())
        .contains("blade1: 384 of the 16384 MiB of memory it lends are free, 0 of the 128 CPUs")
        .contains("blade2: 384 of the 16384 MiB")
        .contains("0.5 of the 128 CPUs it lends are free")
        .contains("blade4: it does not answer right now")
        .doesNotContain("blade3");
    assertThat(refused.detail().japanese()).contains("blade1: メモリの空きは", "blade4: 今、応答");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1024, 0, GPU-1, DRAINING SILENT GPUS_TAKEN",
    "3, 1, 1024, 0, GPU-1, DRAINING SILENT TOO_SMALL",
    "0, 1, 20000, 0, GPU-1, DRAINING SILENT TOO_SMALL",
    "0, 9, 1024, 0, GPU-1, DRAINING SILENT TOO_SMALL",
    "0, 1, 15360, 0, GPU-1, DRAINING SILENT MEMORY_TAKEN",
    "0, 1, 1024, 2, GPU-1, DRAINING SILENT PORTS_TAKEN",
  })
  void everyReasonIsTold(
      int gpus, double cpus, int memory, int ports, String gpu, String expected) {
    var host =
        new HostCapacity("blade", "blade", false, false, true, true, true, 8, 16_384, List.of(gpu));
    var more =
        new HostCapacity(
            "blade", "blade", false, false, true, true, true, 8, 16_384, List.of(gpu, "GPU-2"));
    var load = Map.of("blade", new HostLoad(1, 1, 1025, Set.of(gpu)));
    var situation =
        new Situation(
            List.of(gpus == 1 ? host : more), load, image(), Map.of("blade", 99), LENDING);
    var verdict =
        Placement.of(new Wish("app:1", gpus, cpus, memory, ports, null), situation)
            .verdicts()
            .get(0);
    assertThat(verdict.reasons().stream().map(reason -> reason.obstacle().name()))
        .containsExactly(expected.split(" "));
  }

  @Test
  void aHostInTroubleIsNotUsedHoweverFreshItIs() {
    var sick =
        new HostCapacity("blade", "blade", true, true, false, true, true, 8, 16_384, List.of());
    var situation = new Situation(List.of(sick), Map.of(), image(), Map.of(), LENDING);
    refused(wish(0, null), situation, ErrorCode.HOST_UNREACHABLE, null);
    assertThat(Placement.of(wish(0, null), situation).verdicts().get(0).isFor(Obstacle.TROUBLE))
        .isTrue();
  }

  @Test
  void anImageThatNobodyHasOrFetchesIsNotAvailable() {
    var one = new HostCapacity("one", "one", true, true, true, false, true, 8, 16_384, List.of());
    var two = new HostCapacity("two", "two", true, true, true, false, true, 8, 16_384, List.of());
    var none = new Situation(List.of(one, two), Map.of(), image(), Map.of(), LENDING);
    refused(wish(0, null), none, ErrorCode.IMAGE_NOT_AVAILABLE, "image");
    var there = new Situation(List.of(one, two), Map.of(), image("two"), Map.of(), LENDING);
    assertThat(chosen(wish(0, null), there).host()).isEqualTo("two");
    assertThat(Placement.of(wish(0, null), there).verdicts().get(1).isFor(Obstacle.NO_IMAGE))
        .isTrue();
  }

  @Test
  void whatFitsOnlyInPartsOnDifferentHostsIsNeverPossible() {
    var fast = new HostCapacity("fast", "fast", true, true, true, true, true, 64, 1024, List.of());
    var large =
        new HostCapacity("large", "large", true, true, true, true, true, 2, 65_536, List.of());
    var situation = new Situation(List.of(fast, large), Map.of(), image(), Map.of(), LENDING);
    assertThatThrownBy(() -> chosen(new Wish("app:1", 0, 32, 32_768, 0, null), situation))
        .isInstanceOfSatisfying(
            ApiException.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(ErrorCode.INVALID);
              assertThat(refused.fields().stream().map(field -> field.name()))
                  .containsExactly("cpus", "memoryMiB");
            });
  }

  @Test
  void withoutAnyHostThereIsNoCapacity() {
    for (var hosts : List.of(List.of(DRAINED), List.<HostCapacity>of())) {
      var situation = new Situation(hosts, Map.of(), image(), Map.of(), LENDING);
      refused(wish(0, null), situation, ErrorCode.NO_CAPACITY, null);
    }
  }

  @Test
  void overLendingMovesTheLimit() {
    var loads = Map.of("blade2", new HostLoad(1, 8, 16_384, Set.of()));
    var twice = new Situation(List.of(TWO), loads, image(), Map.of(), new Lending(2, 2, 100));
    assertThat(Placement.of(wish(0, null), twice).isPossible()).isTrue();
    var once = new Situation(List.of(TWO), loads, image(), Map.of(), new Lending(1, 1, 100));
    assertThat(Placement.of(wish(0, null), once).isPossible()).isFalse();
    assertThatThrownBy(() -> new Lending(0, 1, 100))
        .hasMessageContaining("whalemountain.placement.cpu-overcommit");
  }

  @Test
  void whatIsNotLentEvenOfAnEmptyHostIsNeverPossible() {
    var half = new Situation(List.of(TWO), Map.of(), image(), Map.of(), new Lending(0.5, 0.5, 9));
    refused(new Wish("app:1", 0, 1, 8193, 0, null), half, ErrorCode.INVALID, "memoryMiB");
    refused(new Wish("app:1", 0, 4.5, 64, 0, null), half, ErrorCode.INVALID, "cpus");
    assertThat(chosen(new Wish("app:1", 0, 4, 8192, 0, null), half).host()).isEqualTo("blade2");
  }

  private static Choice chosen(Wish wish, Situation situation) {
    return Placement.of(wish, situation).chosen();
  }

  private static ApiException refused(
      Wish wish, Situation situation, ErrorCode code, String field) {
    var caught = new ApiException[1];
    assertThatThrownBy(() -> chosen(wish, situation))
        .isInstanceOfSatisfying(
            ApiException.class,
            refused -> {
              caught[0] = refused;
              assertThat(refused.code()).isEqualTo(code);
              assertThat(refused.fields().stream().map(named -> named.name()))
                  .containsExactlyElementsOf(field == null ? List.of() : List.of(field));
            });
    return caught[0];
  }

  private static Situation situation(Map<String, HostLoad> loads) {
    return new Situation(ALL, loads, image("blade1", "blade2"), Map.of(), LENDING);
  }

  private static Wish wish(int gpus, String host) {
    return new Wish("app:1", gpus, 1, 1024, 0, host);
  }

  private record Named(String name) {

    HostCapacity with(String... gpus) {
      return capacity(true, true, gpus);
    }

    HostCapacity capacity() {
      return capacity(true, true);
    }

    HostCapacity drained(String... gpus) {
      return capacity(false, true, gpus);
    }

    HostCapacity silent(String... gpus) {
      return capacity(true, false, gpus);
    }

    private HostCapacity capacity(boolean active, boolean fresh, String... gpus) {
      return new HostCapacity(
          name, name, active, fresh, true, true, true, 8, 16_384, Arrays.asList(gpus));
    }
  }

  private static Named host(String name) {
    return new Named(name);
  }

  private static Usable image(String... hosts) {
    return new Usable(
        Stream.of(hosts).collect(Collectors.toMap(host -> host, host -> "sha256:1")), true);
  }
}
