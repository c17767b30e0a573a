package org.whalemountain.console.host;

import com.fasterxml.jackson.annotation.JsonValue;

/** What administrators should know of a host though it works. */
public enum HostWarning {
  /** Its agent is older than the console. */
  AGENT_OLDER("agent-older"),
  /** It takes no new containers, and no other host does. */
  NO_ACTIVE_HOST("no-active-host");

  private final String text;

  HostWarning(String text) {
    this.text = text;
  }

  /** As it stands in JSON. */
  @JsonValue
  public String text() {
    return text;
  }
}
