package org.whalemountain.console.container;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.whalemountain.api.container.Definition;
import org.whalemountain.api.container.Launch;
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
 * @param entrypoint before the command, instead of the image's own and of its usual command; the
 *     image's own where it is left out
 * @param user a name or number, perhaps with {@code :group}; the image's own where it is left out
 * @param workingDirectory where its program begins, absolute; the image's own where it is left out
 * @param labels words of its owner's, by key; nothing acts on them
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
    String host,
    // left out of what an Idempotency-Key stands for where nobody says them, as before they were
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> entrypoint,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String user,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String workingDirectory,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> labels) {

  /**
   * Checks every field.
   *
   * @throws org.whalemountain.api.problem.ApiException {@code invalid}, naming what is wrong
   */
  public NewContainer {
    environments = orEmpty(environments);
    guestPorts = orEmpty(guestPorts);
    command = orEmpty(command);
    entrypoint = orEmpty(entrypoint);
    labels = labels == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(labels));
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
    Definition.command(check, "entrypoint", entrypoint);
    Definition.user(check, "user", user);
    Definition.directory(check, "workingDirectory", workingDirectory);
    Launch.labels(check, "labels", labels);
    check.done();
  }

  /** The same on that host; itself where it is null. */
  public NewContainer at(String chosen) {
    return chosen == null
        ? this
        : new NewContainer(
            name,
            image,
            environments,
            guestPorts,
            command,
            gpus,
            cpus,
            memoryMiB,
            chosen,
            entrypoint,
            user,
            workingDirectory,
            labels);
  }

  /**
   * How its program is started.
   *
   * @param manner what is asked for besides; null for the usual
   * @return null for in the background, at once, and as the image says
   */
  Launch launch(Launch manner) {
    return Launch.of(manner, entrypoint, workingDirectory, user, labels);
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
