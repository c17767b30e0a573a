package org.whalemountain.console.host;

import java.util.Arrays;
import org.whalemountain.api.problem.Check;
import org.whalemountain.api.problem.Sentence;

/**
 * What is to change on a host; null stays as it is.
 *
 * @param state {@code active} or {@code draining}
 * @param token the agent's new one
 * @param certificate the agent's new one, PEM
 */
public record HostChange(String state, String token, String certificate) {

  private static final Sentence STATE_RULE =
      new Sentence("must be active or draining", "は active か draining である必要があります");

  public HostChange {
    var check = new Check();
    check.that(
        state == null || Arrays.stream(HostState.values()).anyMatch(s -> s.text().equals(state)),
        "state",
        STATE_RULE);
    Credential.token(check, token);
    Credential.certificate(check, certificate);
    check.done();
  }

  @Override
  public String toString() {
    return "HostChange[" + state + "]";
  }
}
