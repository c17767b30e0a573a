package org.whalemountain.console.placement;

import org.whalemountain.api.container.Definition;
import org.whalemountain.api.problem.Check;
import org.whalemountain.console.quota.Quota;

/**
 * What a container needs of its host.
 *
 * @param image its reference as the person wrote it
 * @param gpus how many
 * @param cpus processors
 * @param memoryMiB memory and swap together
 * @param ports how many host ports
 * @param host the one that is named; null where it is to be chosen
 * @param attach whether somebody is to sit before its program, or says how that begins
 */
public record Wish(
    String image, int gpus, double cpus, int memoryMiB, int ports, String host, boolean attach) {

  /** Processors where nothing is said. */
  public static final double DEFAULT_CPUS = 1.0;

  /** Memory where nothing is said. */
  public static final int DEFAULT_MEMORY_MIB = 1024;

  /**
   * Checks every field as a create does.
   *
   * @throws org.whalemountain.api.problem.ApiException {@code invalid}, naming what is wrong
   */
  public Wish {
    var check = new Check();
    Definition.image(check, "image", image);
    Definition.gpus(check, "gpus", gpus);
    Definition.cpus(check, "cpus", cpus);
    Definition.memoryMiB(check, "memoryMiB", memoryMiB);
    if (host != null) {
      Definition.name(check, "host", host);
    }
    check.done();
  }

  /** One that nobody is to sit before. */
  public Wish(String image, int gpus, double cpus, int memoryMiB, int ports, String host) {
    this(image, gpus, cpus, memoryMiB, ports, host, false);
  }

  /** The same, where somebody is to sit before its program, or says how that begins, or not. */
  public Wish attached(boolean isWished) {
    return new Wish(image, gpus, cpus, memoryMiB, ports, host, isWished);
  }

  /** What of it counts against a quota. */
  public Quota share() {
    return new Quota(1, gpus, cpus, memoryMiB);
  }
}
