package org.whalemountain.console.host;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How the console speaks with the hosts' agents. */
@ConfigMapping(prefix = "whalemountain.host")
public interface HostConfig {

  /**
   * Networks in which agents may be registered, as {@code address/bits}. Left out: every address
   * but link-local, multicast and unspecified ones.
   */
  Optional<List<String>> networks();

  /** How long connecting to an agent may take. */
  @WithDefault("PT2S")
  Duration connectTimeout();

  /** How long a look at a host may take, its answer's last byte included. */
  @WithDefault("PT5S")
  Duration lookTimeout();

  /** How long creating a container may take before its outcome counts as unknown. */
  @WithDefault("PT60S")
  Duration createTimeout();

  /** How long starting, stopping or deleting a container may take. */
  @WithDefault("PT30S")
  Duration changeTimeout();

  /** How long an upload, download or terminal may be without a byte. */
  @WithDefault("PT30M")
  Duration idleTimeout();

  /** How long after its last answer a host still gets new containers. */
  @WithDefault("PT30S")
  Duration fresh();

  /**
   * How long a create waits in its call for its turn on the host; then it is answered 202 with its
   * place in the queue.
   */
  @WithDefault("PT15S")
  Duration createPatience();

  /** Creates that wait in their calls at a time; who comes then is told its place at once. */
  @WithDefault("48")
  int createsWaiting();

  /** How often hosts are looked at. */
  @WithDefault("5s")
  String watchEvery();

  /**
   * After how many looks in a row a list is believed that lacks most of what was there: more than 3
   * containers and more than half of them.
   */
  @WithDefault("6")
  int suspiciousLooks();

  /** How often hosts are looked at on which somebody waits for an image; whole seconds. */
  @WithDefault("1s")
  String pullWatchEvery();
}
