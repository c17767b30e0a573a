package org.whalemountain.api.terminal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Terminals. */
@ConfigMapping(prefix = "whalemountain.terminal")
public interface TerminalConfig {

  /** Terminals open at the same time on this host; one more is answered 429. */
  @WithDefault("300")
  int most();

  /** How often a terminal's client is asked whether it is still there. */
  @WithDefault("20s")
  Duration ping();

  /** A client that has answered nothing for so long counts as gone, and its shell is killed. */
  @WithDefault("2m")
  Duration patience();
}
