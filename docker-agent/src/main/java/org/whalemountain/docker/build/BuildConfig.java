package org.whalemountain.docker.build;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Students' build engines. Where the agent is not root, the limits of memory, processors and
 * processes stand in the systemd unit, and those of the disk in {@code
 * /etc/whalemountain/build-engine.env}.
 */
@ConfigMapping(prefix = "whalemountain.build")
public interface BuildConfig {

  /** Whether this host offers build engines, where all they need is there. */
  @WithDefault("true")
  boolean enabled();

  /** The program that does what needs root. */
  @WithDefault("/opt/whalemountain/deploy/build-engine")
  String program();

  /** Folder with a disk for each account; of the program above, which makes it. */
  @WithDefault("/var/lib/whalemountain-build")
  Path data();

  /** Folder with the engines' own sockets; of the program above, which makes it. */
  @WithDefault("/run/whalemountain-build")
  Path run();

  /**
   * Folder with the sockets that runners see; of this agent alone. It must outlive the agent, as
   * runners have their part of it mounted, and Docker must see it too, so it may not be a private
   * {@code /tmp}.
   */
  @WithDefault("/run/whalemountain-docker-agent")
  Path doors();

  /** How long an engine without a connection and without a running container goes on. */
  @WithDefault("10m")
  Duration idle();

  /** How often running engines are looked at. */
  @WithDefault("3s")
  Duration look();

  /** How long a start may take. */
  @WithDefault("90s")
  Duration startDeadline();

  /** How long one call to a build engine may take. */
  @WithDefault("30s")
  Duration callDeadline();

  /** Connections at a time to one engine. */
  @WithDefault("64")
  int connections();

  /** MiB that one account's builds may keep; it takes no room before it is used. */
  @WithDefault("20480")
  long diskMib();

  /** MiB of memory for all that one account's engine runs at a time. */
  @WithDefault("4096")
  long memoryMib();

  /** Processors for all that one account's engine runs at a time. */
  @WithDefault("2")
  double cpus();

  /** Processes and threads at most in one account's engine. */
  @WithDefault("1024")
  int processes();

  /** How full, in percent, a disk becomes before what is old and unused is removed from it. */
  @WithDefault("70")
  int cleanAtPercent();

  /** Registries on plain HTTP, as {@code dockerd --insecure-registry} takes them. */
  Optional<List<String>> insecureRegistries();
}
