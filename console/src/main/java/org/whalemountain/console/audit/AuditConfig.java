package org.whalemountain.console.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What is kept of who did what. */
@ConfigMapping(prefix = "whalemountain.audit")
interface AuditConfig {

  /** How long rows are kept. */
  @WithDefault("400D")
  Duration keep();

  /** So many rows may wait for the database; what comes then goes to the log only. */
  @WithDefault("10000")
  int waiting();
}
