package org.whalemountain.docker.engine;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Where the Docker engine is and how long it may take. */
@ConfigMapping(prefix = "whalemountain.engine")
public interface EngineConfig {
  /** Address of the engine: {@code unix:///path} or {@code tcp://host:port}. */
  @WithDefault("unix:///var/run/docker.sock")
  URI url();

  /**
   * Directory with {@code ca.pem}, {@code cert.pem} and {@code key.pem}; where it is given, the
   * engine at a {@code tcp://} address is spoken to by TLS with both sides verified.
   */
  Optional<String> tlsDirectory();

  /** How long to wait for a connection. */
  @WithDefault("3s")
  Duration connectTimeout();

  /** How long one ordinary call may take, its body included. */
  @WithDefault("30s")
  Duration callDeadline();

  /** How long a call may take that starts or stops processes. */
  @WithDefault("60s")
  Duration slowDeadline();

  /** How long a readiness check waits for the engine. */
  @WithDefault("2s")
  Duration readyDeadline();

  /** Connections at most. Each open stream (logs, stats, exec, terminal) holds one. */
  @WithDefault("500")
  int maxConnections();

  /** Calls with a deadline that run at the same time; one more is answered 503. */
  @WithDefault("64")
  int maxCalls();
}
