package org.whalemountain.console.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a browser stays logged in. */
@ConfigMapping(prefix = "whalemountain.session")
interface SessionConfig {

  /** A session that was not used for so long is over. */
  @WithDefault("2H")
  Duration idle();

  /** A session is over after so long, however much it is used. */
  @WithDefault("12H")
  Duration longest();

  /** How often sessions that are over are cleared away. */
  @WithDefault("5M")
  String sweep();
}
