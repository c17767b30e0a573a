package org.whalemountain.api.container;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SpecHashTest {
  private static final List<PortMapping> PORTS = List.of(new PortMapping(80, 49200));

  @Test
  void equalSpecsHaveEqualHashes() {
    assertThat(SpecHash.of(spec(List.of("A=1"), 1.0)))
        .isEqualTo(SpecHash.of(spec(List.of("A=1"), 1.0)));
    assertThat(SpecHash.of(spec(List.of(), 1.0))).matches("[0-9a-f]{64}");
  }

  @Test
  void theHashStaysTheSameFromReleaseToRelease() {
    // else a repeated create after an upgrade would meet its own container as a stranger's
    assertThat(SpecHash.of(spec(List.of("A=1"), 1.0)))
        .isEqualTo("7dd283dc5ee02c00b2443e96fa4a36e2ff8f219d1b9ac0f1c24ba1c3c53a9f0a");
  }

  @Test
  void whatTheImageWasResolvedToIsNoPartOfIt() {
    var spec = spec(List.of("A=1"), 1.0);

    assertThat(SpecHash.of(spec.resolvedTo("sha256:" + "0".repeat(64))))
        .isEqualTo(SpecHash.of(spec.resolvedTo("sha256:" + "1".repeat(64))))
        .isEqualTo("7dd283dc5ee02c00b2443e96fa4a36e2ff8f219d1b9ac0f1c24ba1c3c53a9f0a");
  }

  @Test
  void anyDifferenceShows() {
    var base = SpecHash.of(spec(List.of("A=1", "B=2"), 1.0));

    assertThat(SpecHash.of(spec(List.of("A=1B=2"), 1.0))).isNotEqualTo(base);
    assertThat(SpecHash.of(spec(List.of("A=1"), 1.0))).isNotEqualTo(base);
    assertThat(SpecHash.of(spec(List.of("A=1", "B=2"), 1.5))).isNotEqualTo(base);
  }

  @Test
  void whoSaysNothingOfItsProgramHasTheHashOfBefore() {
    assertThat(Launch.of(null, List.of(), null, null, Map.of())).isNull();
    var manner = new Launch(true, false, false, false, false);
    assertThat(Launch.of(manner, List.of(), null, null, Map.of())).isSameAs(manner);
    assertThat(Launch.of(null, List.of("sh"), "/work", "root", Map.of("a", "b")))
        .isEqualTo(
            new Launch(
                false,
                false,
                false,
                false,
                false,
                List.of("sh"),
                "/work",
                "root",
                Map.of("a", "b")));
  }

  private static ContainerSpec spec(List<String> environments, double cpus) {
    return new ContainerSpec(
        "id-1",
        "e175701",
        "web",
        "c-1",
        "app:1",
        environments,
        PORTS,
        List.of(),
        List.of(),
        cpus,
        64);
  }
}
