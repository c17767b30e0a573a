package org.whalemountain.k8s.container;

/**
 * Text that the cluster is to leave as it is: in environments and commands it puts variables in for
 * {@code $(NAME)} and one dollar for two (Kubernetes, "Define Dependent Environment Variables").
 */
final class Dollars {

  private Dollars() {}

  static String escape(String text) {
    return text.replace("$", "$$");
  }

  static String unescape(String text) {
    return text.replace("$$", "$");
  }
}
