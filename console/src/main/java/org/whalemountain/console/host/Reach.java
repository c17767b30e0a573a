package org.whalemountain.console.host;

import java.util.Optional;

/**
 * How a host's agent is called, or why nobody may call it. Refuses only when it is asked to: who
 * may know that is checked first, or strangers would learn of a host by another's container.
 */
public final class Reach {

  private final Optional<AgentConnection> agent;
  private final HostUnreachable refusal;

  private Reach(Optional<AgentConnection> agent, HostUnreachable refusal) {
    this.agent = agent;
    this.refusal = refusal;
  }

  static Reach to(AgentConnection agent) {
    return new Reach(Optional.of(agent), null);
  }

  static Reach refused(HostUnreachable refusal) {
    return new Reach(Optional.empty(), refusal);
  }

  /**
   * The agent.
   *
   * @throws HostUnreachable where the host is removed, or another machine answers in its place
   */
  public AgentConnection orRefuse() {
    return agent.orElseThrow(() -> refusal);
  }
}
