package org.whalemountain.api.container;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a container is. An agent reports the first four; the console adds what only it can know. */
public enum ContainerStatus {
  /** Accepted, not running yet: its image is being pulled, or it is being started. */
  CREATING,
  RUNNING,
  /** Stopped by its owner, or its command ended. */
  STOPPED,
  /** It could not be created or started; {@code statusDetail} says why. */
  FAILED,
  /** The console has a record of it, its host answers, and the host does not have it. */
  MISSING,
  /** Its host does not answer, or an answer was lost. Nothing is concluded from that. */
  UNKNOWN,
  /** Its owner deleted it; the host has not confirmed yet. */
  DELETING;

  /** As it stands in JSON, for example {@code running}. */
  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads {@link #text()}; what a newer version adds is {@link #UNKNOWN}. */
  @JsonCreator
  public static ContainerStatus read(String text) {
    for (var status : values()) {
      if (status.text().equals(text)) {
        return status;
      }
    }
    return UNKNOWN;
  }
}
