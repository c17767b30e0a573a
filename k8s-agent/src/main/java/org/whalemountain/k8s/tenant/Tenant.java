package org.whalemountain.k8s.tenant;

/**
 * One account's place in the cluster.
 *
 * @param account whose it is
 * @param namespace its name
 * @param uid the cluster's id of the namespace
 */
public record Tenant(String account, String namespace, String uid) {

  /** The service account that the owner's own kubectl acts as. */
  public static final String STUDENT = "student";

  /** The service account that pods run as; it may nothing. */
  public static final String GUEST = "guest";

  /** The secret that images are pulled with. */
  public static final String PULL_SECRET = "whalemountain-pull";
}
