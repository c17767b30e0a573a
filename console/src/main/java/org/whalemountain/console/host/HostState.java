package org.whalemountain.console.host;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether a host gets new containers. */
public enum HostState {
  ACTIVE,
  /** Keeps what it has and gets nothing new. */
  DRAINING;

  /** As it stands in JSON. */
  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
