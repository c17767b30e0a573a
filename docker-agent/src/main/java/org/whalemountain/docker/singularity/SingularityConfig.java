package org.whalemountain.docker.singularity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.nio.file.Path;
import java.time.Duration;

/** Images as files for Singularity and Apptainer. */
@ConfigMapping(prefix = "whalemountain.singularity")
public interface SingularityConfig {

  /**
   * Folder where the files are built and kept; of this agent alone. They are a cache: what is
   * missing is built again.
   */
  Path area();

  /** MiB that the folder may hold. The file that was not asked for the longest goes first. */
  @WithDefault("51200")
  long areaLimitMib();

  /** Free space in MiB on the folder's disk that is never used; the host's floor if not given. */
  @WithDefault("${whalemountain.host.disk-floor-mib:10240}")
  long diskFloorMib();

  /** The program that writes the file system: tar2sqfs of squashfs-tools-ng. */
  @WithDefault("tar2sqfs")
  String tar2sqfs();

  /** Processors that one build may use. */
  @WithDefault("2")
  int processors();

  /** Builds that run at the same time. */
  @WithName("builds-at-a-time")
  @WithDefault("1")
  int buildsAtATime();

  /** Builds that wait at most; one more is answered 429. */
  @WithDefault("20")
  int mostWaiting();

  /** How long one build may take. */
  @WithDefault("30m")
  Duration deadline();

  /** How long the engine may send nothing before a build fails. */
  @WithDefault("2m")
  Duration idle();
}
