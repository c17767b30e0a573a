package org.whalemountain.console.container;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a container's owner asked for last. */
public enum Wanted {
  RUNNING,
  STOPPED,
  GONE;

  /** As it stands in JSON. */
  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
