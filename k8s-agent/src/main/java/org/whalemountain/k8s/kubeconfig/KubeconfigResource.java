package org.whalemountain.k8s.kubeconfig;

import io.smallrye.common.annotation.Blocking;
import java.time.Duration;
import org.jboss.resteasy.reactive.RestResponse;
import org.whalemountain.api.container.FullName;
import org.whalemountain.api.kubeconfig.KubeconfigApi;
import org.whalemountain.api.kubeconfig.KubeconfigReport;
import org.whalemountain.api.problem.Check;
import org.whalemountain.api.problem.Sentence;

/** Kubeconfigs over HTTP. */
@Blocking
class KubeconfigResource implements KubeconfigApi {

  /** What an API server gives at least (TokenRequest, 600 seconds). */
  private static final int LEAST_MINUTES = 10;

  private static final Sentence RANGE =
      new Sentence("must be between {0} and {1}", "は {0} から {1} の間である必要があります");

  private final Kubeconfigs kubeconfigs;
  private final KubeconfigConfig config;

  KubeconfigResource(Kubeconfigs kubeconfigs, KubeconfigConfig config) {
    this.kubeconfigs = kubeconfigs;
    this.config = config;
  }

  @Override
  public KubeconfigReport get(String account, Integer minutes) {
    var most = config.longestLifetime().toMinutes();
    var isSound = minutes == null || (minutes >= LEAST_MINUTES && minutes <= most);
    checkAccount(account).that(isSound, "minutes", RANGE.with(LEAST_MINUTES, most)).done();
    var lifetime = minutes == null ? config.lifetime() : Duration.ofMinutes(minutes);
    return kubeconfigs.make(account, lifetime);
  }

  @Override
  public RestResponse<Void> delete(String account) {
    checkAccount(account).done();
    kubeconfigs.revoke(account);
    return RestResponse.noContent();
  }

  private static Check checkAccount(String account) {
    return new Check()
        .that(FullName.ACCOUNT.matcher(account).matches(), "account", FullName.ACCOUNT_RULE);
  }
}
