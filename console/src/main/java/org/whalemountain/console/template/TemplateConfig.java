package org.whalemountain.console.template;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Definitions of containers that people keep. */
@ConfigMapping(prefix = "whalemountain.template")
interface TemplateConfig {

  /** How many one account may have. */
  @WithDefault("50")
  int most();
}
