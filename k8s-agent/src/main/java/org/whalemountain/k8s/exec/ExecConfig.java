package org.whalemountain.k8s.exec;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Commands in containers. */
@ConfigMapping(prefix = "whalemountain.exec")
public interface ExecConfig {

  /** Commands that run at the same time on this cluster; one more is answered 429. */
  @WithDefault("100")
  int most();

  /** How long a killed command may take to be gone before that is logged as a failure. */
  @WithDefault("10s")
  Duration killDeadline();
}
