package org.whalemountain.console.host;

import org.whalemountain.api.container.FullName;
import org.whalemountain.api.problem.Check;
import org.whalemountain.api.problem.Sentence;

/**
 * An agent to register.
 *
 * @param name what people call the host; 1 to 40 of a-z, 0-9 and -
 * @param url the agent's
 * @param token the agent's
 * @param certificate PEM to pin where the agent's certificate is not publicly trusted; may be null
 * @param address where students reach containers' ports; null for the URL's host
 */
public record NewHost(String name, String url, String token, String certificate, String address) {

  static final Sentence ADDRESS_RULE =
      new Sentence("must be a host name or an IP address", "はホスト名か IP アドレスである必要があります");

  public NewHost {
    var check = new Check().present(name, "name").present(url, "url").present(token, "token");
    check.that(name == null || FullName.NAME.matcher(name).matches(), "name", nameRule(name));
    Credential.token(check, token);
    Credential.certificate(check, certificate);
    check.that(isAddress(address), "address", ADDRESS_RULE);
    check.done();
  }

  @Override
  public String toString() {
    return "NewHost[" + name + "]";
  }

  static Sentence nameRule(String name) {
    return FullName.NAME_RULE.with("\"" + shown(name) + "\"");
  }

  static boolean isAddress(String address) {
    return address == null || address.matches("[A-Za-z0-9][A-Za-z0-9.-]{0,252}|\\[[0-9A-Fa-f:.]+]");
  }

  private static String shown(String name) {
    return name == null ? "" : name.replaceAll("[^ -~]", "?").replaceAll("(.{60}).+", "$1…");
  }
}
