package org.whalemountain.console.host;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.Check;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.FieldProblem;
import org.whalemountain.api.problem.Sentence;

/**
 * An agent's URL in its one canonical form: {@code http} or {@code https}, a host, maybe a port and
 * a path, and nothing else.
 *
 * @param url without a slash at its end
 */
record AgentAddress(URI url) {

  private static final int LONGEST = 300;
  private static final Sentence RULE =
      new Sentence(
          "must be http:// or https:// with a host, without user, query or fragment",
          "は http:// または https:// とホスト名で、ユーザー名・クエリ・フラグメントを含まない必要があります");
  private static final Sentence UNRESOLVED =
      new Sentence("names a host that cannot be found", "のホスト名を解決できません");
  private static final Sentence NOT_ALLOWED =
      new Sentence("leads to a network in which no agent may be", "はエージェントを置けないネットワークを指しています");

  /**
   * Reads what an administrator typed.
   *
   * @throws ApiException {@code invalid} naming {@code url}
   */
  static AgentAddress of(String typed) {
    var url = parse(typed);
    new Check().that(url != null, "url", RULE).done();
    return new AgentAddress(url);
  }

  /**
   * Looks where the URL leads.
   *
   * @throws ApiException {@code invalid} when the name is unknown or leads where it must not
   */
  void requireIn(Networks networks) {
    InetAddress[] addresses;
    try {
      addresses = InetAddress.getAllByName(url.getHost());
    } catch (UnknownHostException e) {
      addresses = new InetAddress[0];
    }
    var check = new Check().that(addresses.length > 0, "url", UNRESOLVED);
    for (var address : addresses) {
      check.that(networks.allow(address), "url", NOT_ALLOWED);
    }
    check.done();
  }

  /** The refusal of what is in none of the networks. */
  static ApiException notAllowed() {
    return new ApiException(
        ErrorCode.INVALID,
        new Sentence("url " + NOT_ALLOWED.english(), "url " + NOT_ALLOWED.japanese()),
        List.of(new FieldProblem("url", NOT_ALLOWED)));
  }

  private static URI parse(String typed) {
    if (typed == null || typed.length() > LONGEST) {
      return null;
    }
    try {
      var uri = new URI(typed.strip());
      var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      var path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceAll("/+$", "");
      var sound =
          (scheme.equals("http") || scheme.equals("https"))
              && uri.getHost() != null
              && uri.getPort() <= 65535
              && uri.getPort() != 0
              && uri.getRawUserInfo() == null
              && uri.getRawQuery() == null
              && uri.getRawFragment() == null
              && path.matches("(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");
      var host = sound ? uri.getHost().toLowerCase(Locale.ROOT) : null;
      return sound ? new URI(scheme, null, host, uri.getPort(), path, null, null) : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
