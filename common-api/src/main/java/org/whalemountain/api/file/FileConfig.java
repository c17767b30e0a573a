package org.whalemountain.api.file;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** Files into and out of an agent's containers. */
@ConfigMapping(prefix = "whalemountain.file")
public interface FileConfig {

  /**
   * Folder where uploads wait until they are whole; of this agent alone, as big as the uploads that
   * run at the same time. What a killed agent left there is removed at start.
   */
  Path spool();

  /** How long a container may take to store one upload. */
  @WithDefault("30m")
  Duration storeDeadline();

  /** How long a container may take to find a file and begin to send it. */
  @WithDefault("30s")
  Duration headDeadline();

  /** Files in one upload at most. */
  @WithDefault("1000")
  int mostFiles();
}
