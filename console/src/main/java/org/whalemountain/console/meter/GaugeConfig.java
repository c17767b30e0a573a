package org.whalemountain.console.meter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How fresh the numbers are that Prometheus reads. */
@ConfigMapping(prefix = "whalemountain.gauges")
interface GaugeConfig {

  /** How often the numbers that stand in the database are read. */
  @WithDefault("10s")
  String every();
}
