package org.whalemountain.console.container;

import org.whalemountain.console.host.AgentConnection;

/**
 * A container that a stream may be opened to.
 *
 * @param id the record's
 * @param fullName its name at the agent
 * @param agent its host's
 */
public record Target(String id, String fullName, AgentConnection agent) {}
