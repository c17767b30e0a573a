package org.whalemountain.k8s.container;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What every container gets, and how long a call waits for it. */
@ConfigMapping(prefix = "whalemountain.container")
public interface ContainerConfig {

  /**
   * How much of a container's processors the scheduler sets aside for it, in percent; the rest is
   * shared with others on its node. Memory is always set aside as a whole.
   */
  @WithDefault("25")
  int cpuRequestPercent();

  /**
   * What a container may write to its node's disk, in GiB; the cluster ends one that writes more.
   */
  @WithDefault("20")
  int diskGib();

  /** How long a create waits in its call until the container runs, before it is answered 202. */
  @WithDefault("20s")
  Duration patience();

  /** How long a start or restart waits in its call until the container runs. */
  @WithDefault("30s")
  Duration startPatience();

  /**
   * How long the scheduler may find no place, or the namespace's quota none, before that counts as
   * an answer: what was deleted a moment ago still takes its place.
   */
  @WithDefault("10s")
  Duration placePatience();

  /** Calls that wait for a container at the same time; one more is answered 202 at once. */
  @WithDefault("64")
  int waiting();

  /**
   * Registries that images may come from, for example {@code docker.io,registry.example.ac.jp};
   * left out, all.
   */
  Optional<List<String>> registries();

  /** The resource that a GPU is asked for as. */
  @WithDefault("nvidia.com/gpu")
  String gpuResource();

  /** The RuntimeClass of containers with a GPU; left out, the cluster's own. */
  Optional<String> gpuRuntimeClass();

  /** The volume of a container. */
  Volume volume();

  /** A volume for what is to outlive a stop. */
  interface Volume {

    /**
     * Its size, for example {@code 5Gi}; left out, containers have no volume, and a stop loses all
     * files.
     */
    Optional<String> size();

    /** Its storage class; left out, the cluster's default. */
    Optional<String> storageClass();

    /** Where it is mounted in the container. */
    @WithDefault("/data")
    String path();
  }
}
