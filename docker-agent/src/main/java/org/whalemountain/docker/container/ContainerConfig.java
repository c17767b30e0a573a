package org.whalemountain.docker.container;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.OptionalInt;

/** Limits that every container gets, and how many are made at a time. */
@ConfigMapping(prefix = "whalemountain.container")
public interface ContainerConfig {
  /** Processes and threads at most in one container, against fork bombs. */
  @WithDefault("512")
  long pidsLimit();

  /** Open files at most of one process. */
  @WithDefault("16384")
  long openFiles();

  /** Size of one log file, as Docker writes it. */
  @WithDefault("10m")
  String logSize();

  /** Log files kept of one container. */
  @WithDefault("3")
  int logFiles();

  /** How often a command that failed is started again, until its owner starts it. */
  @WithDefault("3")
  int restarts();

  /** Address of the host that published ports listen on. */
  @WithDefault("0.0.0.0")
  String bindAddress();

  /** Containers created or started at a time; the number of processors where it is not given. */
  @WithName("starts-at-a-time")
  OptionalInt startsAtATime();

  /** Starts that may wait for their turn; one more is answered 429. */
  @WithDefault("4000")
  int waiting();

  /** What the definitions that wait may hold of the agent's memory; more is answered 429. */
  @WithDefault("8M")
  MemorySize waitingSize();

  /** How long a create waits in its call for its turn before it is answered 202 with its place. */
  @WithDefault("15s")
  Duration patience();

  /** How long a start or restart waits in its call for its turn before it is answered 429. */
  @WithDefault("20s")
  Duration startPatience();

  /** Images pulled at a time. */
  @WithName("pulls-at-a-time")
  @WithDefault("4")
  int pullsAtATime();

  /** How long one pull may take. */
  @WithDefault("30m")
  Duration pullDeadline();

  /** How long a pull may show no progress. */
  @WithDefault("2m")
  Duration pullIdle();
}
