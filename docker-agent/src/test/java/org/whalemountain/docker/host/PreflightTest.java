package org.whalemountain.docker.host;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.host.HostReport.PreflightCheck;

import static org.assertj.core.api.Assertions.assertThat;

class PreflightTest {
  private static final EngineFacts GOOD =
      new EngineFacts("20.10.24", true, true, true, true, false, "overlay2", "1");

  @Test
  void aGoodBladePassesEverything() {
    assertThat(check(GOOD, 1000, 0, 50_000L)).allMatch(PreflightCheck::ok);
    assertThat(check(GOOD, 1000, 0, null)).allMatch(PreflightCheck::ok);
  }

  @Test
  void whatIsWrongIsNamed() {
    var bad = new EngineFacts("19.03.5", false, false, false, false, false, "vfs", "1");

    assertThat(check(bad, 0, 2, 10L))
        .filteredOn(check -> !check.ok())
        .extracting(PreflightCheck::name)
        .containsExactly(
            "engine-version",
            "live-restore",
            "address-pool",
            "pids-limit",
            "memory-limit",
            "swap-limit",
            "gpu-runtime",
            "disk",
            "storage-driver");
  }

  @Test
  void gpusThatTheEngineCanGiveAreFine() {
    var withRuntime = new EngineFacts("28.5.2", true, true, true, true, true, "overlayfs", "2");

    assertThat(check(withRuntime, 1, 2, 50_000L)).allMatch(PreflightCheck::ok);
  }

  @Test
  void theOperatorIsSpokenToInJapanese() {
    assertThat(Preflight.check(GOOD, 1, 0, 1L, config(), Locale.JAPANESE))
        .allSatisfy(check -> assertThat(check.detail()).containsPattern("\\p{IsHiragana}"));
  }

  private static List<PreflightCheck> check(EngineFacts engine, long free, int gpus, Long disk) {
    return Preflight.check(engine, free, gpus, disk, config(), Locale.ENGLISH);
  }

  private static HostConfig config() {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(HostConfig.class)
        .build()
        .getConfigMapping(HostConfig.class);
  }
}
