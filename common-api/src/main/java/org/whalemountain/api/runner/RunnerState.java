package org.whalemountain.api.runner;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a runner is. */
public enum RunnerState {
  /** Its container was started and has not asked GitLab for work yet. */
  STARTING,
  /** It asks GitLab for work. */
  WAITING,
  /** A job of it uses the build engine. */
  BUILDING,
  /** Its container does not run, or GitLab does not take its token any more. */
  FAILED;

  /** As it stands in JSON. */
  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  @JsonCreator
  static RunnerState read(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
