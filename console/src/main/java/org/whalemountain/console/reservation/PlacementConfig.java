package org.whalemountain.console.reservation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much more of a host is lent than it has. GPUs and ports are never lent twice. */
@ConfigMapping(prefix = "whalemountain.placement")
public interface PlacementConfig {

  /**
   * How often a host's processors are lent: 1 is once. Containers rarely use all of theirs at the
   * same time, and when they do, each only gets slower. The default is OpenStack Nova's.
   */
  @WithDefault("16")
  double cpuOvercommit();

  /**
   * How often a host's memory is lent: 1 is once. With more, containers that use what they were
   * lent may be killed by the host, their neighbours' among them.
   */
  @WithDefault("1")
  double memoryOvercommit();
}
