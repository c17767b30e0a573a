package org.whalemountain.k8s.kubeconfig;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Kubeconfigs for people's own kubectl. */
@ConfigMapping(prefix = "whalemountain.kubeconfig")
public interface KubeconfigConfig {

  /**
   * Address under which people's computers reach the API server, for example {@code
   * https://cluster.example.ac.jp:6443}; its certificate must name it. Left out, the one that the
   * agent itself uses, which within a cluster nobody else reaches.
   */
  Optional<String> server();

  /** The authority of that address's certificate, PEM; left out, the one that the agent trusts. */
  Optional<Path> caFile();

  /** How long one is good where nobody asks for a time. */
  @WithDefault("12h")
  Duration lifetime();

  /** How long one may be good at most. */
  @WithDefault("7d")
  Duration longestLifetime();
}
