package org.whalemountain.console.host;

import com.fasterxml.jackson.core.type.TypeReference;
import io.vertx.core.http.HttpMethod;
import java.util.Optional;
import org.whalemountain.api.kubeconfig.KubeconfigReport;

/** The agents' contract for kubeconfigs ({@code api.kubeconfig}) from the caller's side. */
public final class KubeconfigClient {

  private final AgentCalls agent;
  private final HostConfig config;

  KubeconfigClient(AgentCalls agent, HostConfig config) {
    this.agent = agent;
    this.config = config;
  }

  /** A new one; the account's namespace is made where there is none yet. */
  public KubeconfigReport get(String account, Optional<Integer> minutes) {
    var path = of(account) + minutes.map(length -> "?minutes=" + length).orElse("");
    return agent.read(
        agent.ask(HttpMethod.GET, path, null, config.changeTimeout()), new TypeReference<>() {});
  }

  /** Revokes all of an account; returns also when there was none. */
  public void revoke(String account) {
    agent.ask(HttpMethod.DELETE, of(account), null, config.changeTimeout());
  }

  private static String of(String account) {
    return "/v1/kubeconfigs/" + account;
  }
}
