package org.whalemountain.console.kubeconfig;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.Check;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.console.host.Hosts;

/** Has hosts make and revoke kubeconfigs; keeps none. */
@ApplicationScoped
class Kubeconfigs {

  private static final String CAPABILITY = "kubeconfig";
  private static final Sentence NO_CLUSTER =
      new Sentence(
          "The host {0} is no cluster that kubectl could be used with.",
          "ホスト {0} は kubectl で利用できるクラスターではありません。");
  private static final Sentence NONE =
      new Sentence("No host here can be used with kubectl.", "kubectl で利用できるホストがありません。");
  private static final Sentence WHICH =
      new Sentence("must be one of these: {0}", "は次のいずれかである必要があります: {0}");
  private static final Sentence NO_NUMBER = new Sentence("must be a whole number", "は整数である必要があります");

  private final Hosts hosts;

  Kubeconfigs(Hosts hosts) {
    this.hosts = hosts;
  }

  /**
   * The host that is asked for, or else the only one that gives them out.
   *
   * @throws ApiException {@code not-found} where there is no such host, {@code wrong-state} where
   *     it gives none out or no host does, {@code invalid} naming {@code host} where several do
   */
  String choose(Optional<String> wished) {
    var able = hosts.able(CAPABILITY);
    if (wished.isPresent()) {
      var host = wished.get();
      if (!able.contains(host)) {
        hosts.expect(host);
        throw new ApiException(ErrorCode.WRONG_STATE, NO_CLUSTER.with(host));
      }
      return host;
    }
    if (able.isEmpty()) {
      throw new ApiException(ErrorCode.WRONG_STATE, NONE);
    }
    new Check().that(able.size() == 1, "host", WHICH.with(String.join(", ", able))).done();
    return able.get(0);
  }

  /**
   * A new one for the account's own namespace; those before stay good.
   *
   * @param minutes how long it is to be good; null for the host's default
   * @throws ApiException {@code invalid} naming {@code minutes}, {@code host-unreachable}
   */
  KubeconfigView issue(String host, String account, String minutes, Locale language) {
    var isNumber = minutes == null || minutes.matches("\\d{1,9}");
    new Check().that(isNumber, "minutes", NO_NUMBER).done();
    var length = Optional.ofNullable(minutes).map(Integer::valueOf);
    var report = hosts.agent(host, language).kubeconfigs().get(account, length);
    return KubeconfigView.of(host, report);
  }

  /**
   * Revokes all that the account was given, also where there was none.
   *
   * @throws ApiException {@code host-unreachable}
   */
  void revoke(String host, String account, Locale language) {
    hosts.agent(host, language).kubeconfigs().revoke(account);
  }
}
