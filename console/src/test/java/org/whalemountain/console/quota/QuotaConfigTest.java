package org.whalemountain.console.quota;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class QuotaConfigTest {

  @Test
  void groupsAreReadFromPropertiesAndFromTheEnvironment() {
    var properties =
        Map.of(
            "whalemountain.quota.group.teachers.gpus", "8",
            "whalemountain.quota.group.\"graduate students\".cpus", "64.5");
    var environment =
        Map.of(
            "WHALEMOUNTAIN_QUOTA_GROUP_GUESTS_MEMORY_MIB", "1024",
            "WHALEMOUNTAIN_QUOTA_GROUP_GUESTS_CONTAINERS", "1");
    var config =
        new SmallRyeConfigBuilder()
            .withMapping(QuotaConfig.class)
            .withSources(new PropertiesConfigSource(properties, "test", 100))
            .withSources(new EnvConfigSource(environment, 300))
            .build()
            .getConfigMapping(QuotaConfig.class);
    assertThat(config.group()).containsOnlyKeys("teachers", "graduate students", "guests");
    assertThat(Limits.of(config.group().get("teachers")))
        .isEqualTo(new Limits(null, 8, null, null));
    assertThat(Limits.of(config.group().get("graduate students")))
        .isEqualTo(new Limits(null, null, 64.5, null));
    assertThat(Limits.of(config.group().get("guests"))).isEqualTo(new Limits(1, null, null, 1024L));
    assertThat(config.containers()).isEqualTo(10);
  }
}
