package org.whalemountain.console.container;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.whalemountain.api.container.Definition;
import org.whalemountain.api.problem.Check;
import org.whalemountain.console.placement.Wish;

/**
 * What a person asks for.
 *
 * @param name the container's own name
 * @param image what it is made from
 * @param environments {@code KEY=value}; none where it is left out
 * @param guestPorts ports of the container that are to be reached from outside
 * @param command replaces the image's; the image's own where it is left out
 * @param gpus how many, 0 where it is left out
 * @param cpus processors, 1 where it is left out
 * @param memoryMiB memory and swap together, 1024 where it is left out
 * @param host where it is to run; chosen where it is left out
 */
public record NewContainer(
    String name,
    String image,
    List<String> environments,
    List<Integer> guestPorts,
    List<String> command,
    Integer gpus,
    Double cpus,
    Integer memoryMiB,
    String host) {

  /**
   * Checks every field.
   *
   * @throws org.whalemountain.api.problem.ApiException {@code invalid}, naming what is wrong
   */
  public NewContainer {
    environments = orEmpty(environments);
    guestPorts = orEmpty(guestPorts);
    command = orEmpty(command);
    gpus = gpus == null ? 0 : gpus;
    cpus = cpus == null ? Wish.DEFAULT_CPUS : cpus;
    memoryMiB = memoryMiB == null ? Wish.DEFAULT_MEMORY_MIB : memoryMiB;
    var check = new Check();
    Definition.name(check, "name", name);
    Definition.image(check, "image", image);
    Definition.environments(check, "environments", environments);
    Definition.guestPorts(check, "guestPorts", guestPorts);
    Definition.command(check, "command", command);
    Definition.gpus(check, "gpus", gpus);
    Definition.cpus(check, "cpus", cpus);
    Definition.memoryMiB(check, "memoryMiB", memoryMiB);
    if (host != null) {
      Definition.name(check, "host", host);
    }
    check.done();
  }

  /** The same on that host; itself where it is null. */
  public NewContainer at(String chosen) {
    return chosen == null
        ? this
        : new NewContainer(
            name, image, environments, guestPorts, command, gpus, cpus, memoryMiB, chosen);
  }

  /** What it needs of its host. */
  Wish wish() {
    return new Wish(image, gpus, cpus, memoryMiB, guestPorts.size(), host);
  }

  /** Unlike {@code List.copyOf} this lets a null entry through to the check that names it. */
  private static <T> List<T> orEmpty(List<T> list) {
    return list == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(list));
  }
}
