package org.whalemountain.console.runner;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Students' GitLab Runners. */
@ConfigMapping(prefix = "whalemountain.runner")
interface RunnerConfig {

  /** The GitLab of who names none, {@code https://…}. Left out: everybody names their own. */
  Optional<String> gitlabUrl();

  /**
   * The image that jobs run in: one that has a {@code docker} command. Its host must have it, or be
   * able to fetch it.
   */
  @WithDefault("docker:cli")
  String jobImage();

  /** How often hosts that have runners are asked how those are. */
  @WithDefault("5s")
  String watchEvery();
}
