package org.whalemountain.console.runner;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.whalemountain.api.runner.RunnerState;

/** How a runner is, as far as the console knows. */
public enum RunnerStatus {
  /** Its container was started and has not asked GitLab for work yet. */
  STARTING,
  /** It asks GitLab for work. */
  WAITING,
  /** A job of it uses the build engine. */
  BUILDING,
  /** It does not run, or GitLab does not take its token any more. */
  FAILED,
  /** Its host does not know it: set it up again. */
  MISSING,
  /** Its host does not answer. */
  UNKNOWN;

  /** As it stands in JSON. */
  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static RunnerStatus of(RunnerState state) {
    return valueOf(state.name());
  }
}
