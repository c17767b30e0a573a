package org.whalemountain.api.kubeconfig;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;

/**
 * A kubeconfig for one account.
 *
 * @param account whose it is
 * @param namespace the only one it is good for
 * @param server address of the API server that it names
 * @param expiresAt when its token ends
 * @param kubeconfig the file itself, YAML; a secret
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record KubeconfigReport(
    String account, String namespace, String server, Instant expiresAt, String kubeconfig) {

  /** Shows no token: those never reach a log. */
  @Override
  public String toString() {
    return "KubeconfigReport[" + account + ", " + namespace + ", until " + expiresAt + "]";
  }
}
