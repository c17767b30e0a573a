package org.whalemountain.console.quota;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.util.Map;
import java.util.Optional;

/**
 * How much one account may have at a time, where neither its row in the quota table nor a group
 * says something else.
 */
@ConfigMapping(prefix = "whalemountain.quota")
public interface QuotaConfig {

  /** Containers, running or not. */
  @WithDefault("10")
  int containers();

  /** GPUs, the sum over its containers. */
  @WithDefault("2")
  int gpus();

  /** Processors, the sum over its containers. */
  @WithDefault("32")
  double cpus();

  /** Memory in MiB, the sum over its containers. */
  @WithName("memory-mib")
  @WithDefault("131072")
  long memoryMiB();

  /**
   * Limits for the members of a group of the directory, by its {@code cn}: {@code
   * whalemountain.quota.group.teachers.gpus=8}, and likewise {@code containers}, {@code cpus} and
   * {@code memory-mib}. What a group leaves out is as for everybody; of several groups the most
   * generous one counts. In an environment variable a group is spelled in capitals, and known
   * without regard to case.
   */
  Map<String, Group> group();

  /** What one group may have. */
  interface Group {

    /** Containers, running or not. */
    Optional<Integer> containers();

    /** GPUs, the sum over an account's containers. */
    Optional<Integer> gpus();

    /** Processors, the sum over an account's containers. */
    Optional<Double> cpus();

    /** Memory in MiB, the sum over an account's containers. */
    @WithName("memory-mib")
    Optional<Long> memoryMiB();
  }
}
