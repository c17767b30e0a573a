package org.whalemountain.console.reservation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Which host ports are lent, and how long a freed one rests. */
@ConfigMapping(prefix = "whalemountain.port")
public interface PortConfig {

  /** The first host port that is lent; the default range is IANA's ephemeral one. */
  @WithDefault("49152")
  int first();

  /** The last host port that is lent. */
  @WithDefault("65535")
  int last();

  /** How long a freed port stays unused, so that nobody's bookmarks lead to somebody else. */
  @WithDefault("PT10M")
  Duration rest();

  /** How long a port stays unused after the host had it in use by something else. */
  @WithDefault("PT1H")
  Duration quarantine();
}
