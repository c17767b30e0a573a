package org.whalemountain.console.event;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How open pages learn what changed. */
@ConfigMapping(prefix = "whalemountain.event")
interface EventConfig {

  /** How often the database is asked what changed, while anybody listens; whole seconds. */
  @WithDefault("1s")
  String lookEvery();

  /** How often a stream without news says that it lives; proxies close silent connections. */
  @WithDefault("PT10S")
  Duration heartbeat();

  /** How many streams one account may have open; one more is answered 429. */
  @WithDefault("20")
  int most();

  /**
   * After so long a stream ends and the page opens it again: what its owner may see is asked anew
   * then.
   */
  @WithDefault("PT1H")
  Duration longest();
}
