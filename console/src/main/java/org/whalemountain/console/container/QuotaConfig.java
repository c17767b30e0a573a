package org.whalemountain.console.container;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;

/** How much one account may have at a time, where its row in the quota table says nothing else. */
@ConfigMapping(prefix = "whalemountain.quota")
public interface QuotaConfig {

  /** Containers, running or not. */
  @WithDefault("10")
  int containers();

  /** Processors, the sum over its containers. */
  @WithDefault("32")
  double cpus();

  /** Memory in MiB, the sum over its containers. */
  @WithName("memory-mib")
  @WithDefault("131072")
  long memoryMiB();
}
