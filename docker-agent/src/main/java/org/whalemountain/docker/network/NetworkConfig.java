package org.whalemountain.docker.network;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where the accounts' networks take their addresses from. */
@ConfigMapping(prefix = "whalemountain.network")
public interface NetworkConfig {
  /**
   * The addresses that belong to this agent, as an IPv4 network like {@code 10.210.0.0/16}.
   * Docker's own pools end at about 31 networks. Nothing else the host talks to may use them.
   */
  @WithDefault("10.210.0.0/16")
  String pool();

  /** Size of one account's network: 26 gives 61 containers and, in a /16, 1024 accounts. */
  @WithDefault("26")
  int prefixLength();
}
