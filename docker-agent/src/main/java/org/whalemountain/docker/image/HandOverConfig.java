package org.whalemountain.docker.image;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.nio.file.Path;
import java.time.Duration;

/** How finished images come from build engines. */
@ConfigMapping(prefix = "whalemountain.handover")
interface HandOverConfig {

  /** Folder where layers wait until the image is whole; of this agent alone. */
  Path area();

  /** MiB at most that one image may add to what the host has. */
  @WithDefault("20480")
  long limitMib();

  /** Free space in MiB on the folder's disk that is never used; the host's floor if not given. */
  @WithDefault("${whalemountain.host.disk-floor-mib:10240}")
  long diskFloorMib();

  /** Images at most of one account on this host; further ones are not brought in. */
  @WithDefault("100")
  int mostImages();

  /** Images at most that are brought in at the same time, of all accounts together. */
  @WithName("images-at-a-time")
  @WithDefault("2")
  int imagesAtATime();

  /** How long one image may take once its turn has come. */
  @WithDefault("30m")
  Duration deadline();

  /** How long either engine may send or take nothing. */
  @WithDefault("2m")
  Duration idle();
}
