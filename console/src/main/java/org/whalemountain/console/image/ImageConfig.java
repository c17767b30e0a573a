package org.whalemountain.console.image;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the console learns which images there are. */
@ConfigMapping(prefix = "whalemountain.image")
public interface ImageConfig {

  /** How often all hosts are asked for their images, by one console; whole seconds. */
  @WithDefault("300s")
  String refreshEvery();

  /**
   * How often the watch, which looks at each host every few seconds, asks at most for its images
   * too.
   */
  @WithDefault("PT1M")
  Duration lookEvery();

  /**
   * After how many lists in a row that lack most of what was there a host is believed that it is
   * gone: more than 3 images and more than half of them.
   */
  @WithDefault("3")
  int suspiciousLists();

  /**
   * How long the description of an image is kept that no host has any more: it may be built or
   * loaded again.
   */
  @WithDefault("P30D")
  Duration keep();
}
