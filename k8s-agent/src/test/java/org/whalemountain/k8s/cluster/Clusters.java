package org.whalemountain.k8s.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;

/** Clusters for tests of other packages. */
public final class Clusters {

  private Clusters() {}

  /** The one that the client speaks to. */
  public static Cluster of(KubernetesClient client) {
    return new Cluster(client);
  }
}
