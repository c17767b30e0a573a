package org.whalemountain.console.kubeconfig;

import java.time.Instant;
import org.whalemountain.api.kubeconfig.KubeconfigReport;

/**
 * A kubeconfig of one's own.
 *
 * @param host the cluster it is for
 * @param namespace the only one it is good for
 * @param server address of the cluster's API server
 * @param expiresAt when its token ends
 * @param kubeconfig the file itself, YAML; a secret
 */
public record KubeconfigView(
    String host, String namespace, String server, Instant expiresAt, String kubeconfig) {

  static KubeconfigView of(String host, KubeconfigReport report) {
    return new KubeconfigView(
        host, report.namespace(), report.server(), report.expiresAt(), report.kubeconfig());
  }

  /** Shows no token: those never reach a log. */
  @Override
  public String toString() {
    return "KubeconfigView[" + host + ", " + namespace + ", until " + expiresAt + "]";
  }
}
