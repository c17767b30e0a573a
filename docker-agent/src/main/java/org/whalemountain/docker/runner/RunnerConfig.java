package org.whalemountain.docker.runner;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Students' GitLab Runners. */
@ConfigMapping(prefix = "whalemountain.runner")
public interface RunnerConfig {

  /**
   * Addresses of the GitLabs that runners may work for, like {@code https://gitlab.example.ac.jp}.
   * Without any this host offers no runners.
   */
  Optional<List<String>> gitlab();

  /**
   * File with the certificates (PEM) that GitLab's own is verified by, where it is not publicly
   * trusted. The agent and the runners use it.
   */
  Optional<Path> certificates();

  /** Image of GitLab Runner, 17.11 or newer; pulled where it is missing. */
  @WithDefault("gitlab/gitlab-runner:v19.4.0")
  String image();

  /** Image that jobs run in where their YAML names none; pulled by the build engine. */
  @WithDefault("docker:28-cli")
  String jobImage();

  /** Memory of one job, as Docker takes it; all jobs together have the build engine's. */
  @WithDefault("2g")
  String jobMemory();

  /** Processors of one job, as Docker takes it. */
  @WithDefault("2")
  String jobCpus();

  /** When a job's image is pulled: {@code always}, {@code if-not-present} or {@code never}. */
  @WithDefault("if-not-present")
  String pullPolicy();

  /** Seconds between two questions for work. */
  @WithDefault("5")
  int checkInterval();

  /** MiB of memory for the runner itself; jobs do not run in it. */
  @WithDefault("256")
  long memoryMib();

  /** Processors for the runner itself. */
  @WithDefault("0.5")
  double cpus();

  /** Processes and threads at most in the runner itself. */
  @WithDefault("128")
  long processes();

  /** How long GitLab may take to answer whether it knows a token. */
  @WithDefault("10s")
  Duration gitlabDeadline();

  /** How long the pull of the runner's image may take. */
  @WithDefault("10m")
  Duration pullDeadline();

  /** How often runners are looked at: whether they run as they should, and what they say. */
  @WithDefault("10s")
  Duration look();
}
