package org.whalemountain.console.host;

import org.whalemountain.api.container.FullName;
import org.whalemountain.api.problem.Check;

/**
 * An agent that may be registered later: the body of a registration, of which only what opens the
 * agent is needed.
 *
 * @param name as in {@link NewHost}; may be null
 * @param url the agent's
 * @param token the agent's
 * @param certificate PEM to pin where the agent's certificate is not publicly trusted; may be null
 * @param address as in {@link NewHost}; may be null
 */
public record AgentToCheck(
    String name, String url, String token, String certificate, String address) {

  public AgentToCheck {
    var check = new Check().present(url, "url").present(token, "token");
    check.that(
        name == null || FullName.NAME.matcher(name).matches(), "name", NewHost.nameRule(name));
    Credential.token(check, token);
    Credential.certificate(check, certificate);
    check.that(NewHost.isAddress(address), "address", NewHost.ADDRESS_RULE);
    check.done();
  }

  @Override
  public String toString() {
    return "AgentToCheck[" + name + "]";
  }
}
