package org.whalemountain.console.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** Where the console is reached, and how much it takes in. */
@ConfigMapping(prefix = "whalemountain.web")
interface WebConfig {

  /**
   * Origins that are the console's own, {@code https://console.example.ac.jp}, where they cannot be
   * seen from the request: behind a reverse proxy that changes the host.
   */
  Optional<List<String>> origin();

  /** Whether a reverse proxy stands before the console and sets {@code X-Forwarded-*}. */
  @WithDefault("false")
  boolean behindProxy();

  /** Addresses whose {@code X-Forwarded-*} headers are believed. */
  @WithDefault("127.0.0.1,::1")
  List<String> trustedProxies();

  /** The largest body of a call that sends no file. */
  @WithDefault("1M")
  MemorySize largestBody();

  /**
   * How many requests may wait for an answer at once. What comes beyond is refused at once, so that
   * a rush cannot fill the memory. Streams that have begun do not count.
   */
  @WithDefault("1000")
  int mostWaiting();
}
