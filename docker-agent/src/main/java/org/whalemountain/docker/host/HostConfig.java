package org.whalemountain.docker.host;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the host is looked at. */
@ConfigMapping(prefix = "whalemountain.host")
public interface HostConfig {
  /** Free space in MiB where the engine keeps its data, below which the preflight complains. */
  @WithDefault("10240")
  long diskFloorMib();

  /** The program that tells of GPUs; where it is not there, there are none. */
  @WithDefault("nvidia-smi")
  String nvidiaSmi();

  /** How long that program may take. */
  @WithDefault("5s")
  Duration nvidiaSmiDeadline();
}
