package org.whalemountain.console.template;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.whalemountain.api.container.Definition;
import org.whalemountain.api.container.Launch;
import org.whalemountain.api.problem.Check;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.console.container.ContainerView;
import org.whalemountain.console.container.NewContainer;
import org.whalemountain.console.placement.Wish;

/**
 * What a container is made of, in the one form that is taken and shown, as JSON or YAML. What comes
 * from the database is sound; what comes from a person is so after {@link #checked}.
 *
 * @param name of the template, or of the container that is shown
 * @param description what it is for, Markdown; at most {@value #LONGEST} characters
 * @param offered whether everybody may see it and start from it; nobody where it is left out
 * @param image what containers are made from
 * @param entrypoint before the command, instead of the image's own and of its usual command; the
 *     image's own where it is empty
 * @param command replaces the image's; the image's own where it is empty
 * @param user a name or number, perhaps with {@code :group}; null for the image's own
 * @param workingDirectory where its program begins, absolute; null for the image's own
 * @param environments {@code KEY=value}
 * @param labels its owner's, by key
 * @param guestPorts ports that are to be reached from outside
 * @param gpus how many, 0 where it is left out
 * @param cpus processors, 1 where it is left out
 * @param memoryMiB memory and swap together, 1024 where it is left out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContainerDefinition(
    String name,
    String description,
    Boolean offered,
    String image,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> entrypoint,
    List<String> command,
    String user,
    String workingDirectory,
    List<String> environments,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> labels,
    List<Integer> guestPorts,
    Integer gpus,
    Double cpus,
    Integer memoryMiB) {

  static final int LONGEST = 2000;

  private static final Sentence TOO_LONG =
      new Sentence("must have at most {0} characters, had {1}", "は {0} 文字までです (入力: {1} 文字)");
  private static final Sentence CONTROL =
      new Sentence("must not contain control characters", "に制御文字は使えません");
  private static final Sentence MASKED =
      new Sentence("is a hidden value: write the value itself", "は伏せ字のままです。値そのものを書いてください");

  public ContainerDefinition {
    entrypoint = orEmpty(entrypoint);
    command = orEmpty(command);
    labels = labels == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(labels));
    environments = orEmpty(environments);
    guestPorts = orEmpty(guestPorts);
    gpus = gpus == null ? 0 : gpus;
    cpus = cpus == null ? Wish.DEFAULT_CPUS : cpus;
    memoryMiB = memoryMiB == null ? Wish.DEFAULT_MEMORY_MIB : memoryMiB;
  }

  /**
   * Of a container; what it says of GPUs is their number.
   *
   * @param isOwners whether its owner asks; nobody else is shown values that look secret
   */
  static ContainerDefinition of(ContainerView container, boolean isOwners) {
    var environments = container.environments();
    return new ContainerDefinition(
        container.name(),
        null,
        null,
        container.image(),
        container.entrypoint(),
        container.command(),
        container.user(),
        container.workingDirectory(),
        isOwners ? environments : SecretLook.masked(environments),
        isOwners ? container.labels() : SecretLook.masked(container.labels()),
        container.ports().stream().map(ContainerView.Port::guest).toList(),
        container.gpus().size(),
        container.cpus(),
        container.memoryMiB());
  }

  /**
   * The same, with every field checked.
   *
   * @throws org.whalemountain.api.problem.ApiException {@code invalid}, naming what is wrong
   */
  ContainerDefinition checked() {
    var check = new Check();
    if (name != null) {
      Definition.name(check, "name", name);
    }
    checkDescription(check);
    Definition.image(check, "image", image);
    Definition.environments(check, "environments", environments);
    checkHidden(check, environments);
    labels.forEach(
        (key, value) -> check.that(!SecretLook.isMaskedLabel(value), "labels." + key, MASKED));
    Definition.guestPorts(check, "guestPorts", guestPorts);
    Definition.command(check, "entrypoint", entrypoint);
    Definition.command(check, "command", command);
    Definition.user(check, "user", user);
    Definition.directory(check, "workingDirectory", workingDirectory);
    Launch.labels(check, "labels", labels);
    Definition.gpus(check, "gpus", gpus);
    Definition.cpus(check, "cpus", cpus);
    Definition.memoryMiB(check, "memoryMiB", memoryMiB);
    check.done();
    return this;
  }

  /** Refuses what was shown to somebody who may not see it, and came back. */
  static void checkHidden(Check check, List<String> environments) {
    for (var i = 0; i < environments.size(); i++) {
      check.that(!SecretLook.isMasked(environments.get(i)), "environments[" + i + "]", MASKED);
    }
  }

  boolean isOffered() {
    return Boolean.TRUE.equals(offered);
  }

  /** What a container of it needs of a host. */
  Wish wish() {
    var launch = Launch.of(null, entrypoint, workingDirectory, user, labels);
    return new Wish(image, gpus, cpus, memoryMiB, guestPorts.size(), null, launch != null);
  }

  /** The same under that name, and with the field that says whether it is offered. */
  ContainerDefinition named(String known) {
    return new ContainerDefinition(
        known,
        description,
        isOffered(),
        image,
        entrypoint,
        command,
        user,
        workingDirectory,
        environments,
        labels,
        guestPorts,
        gpus,
        cpus,
        memoryMiB);
  }

  /** What is ordered where somebody starts from it; checked once more. */
  NewContainer order(StartOrder start) {
    return new NewContainer(
        start.name(),
        image,
        start.over(environments),
        guestPorts,
        command,
        gpus,
        cpus,
        memoryMiB,
        start.host(),
        entrypoint,
        user,
        workingDirectory,
        labels);
  }

  /** Shows no environments: those never reach a log. */
  @Override
  public String toString() {
    return "ContainerDefinition[" + name + ", " + image + "]";
  }

  private void checkDescription(Check check) {
    if (description != null) {
      var length = description.codePointCount(0, description.length());
      check.that(length <= LONGEST, "description", TOO_LONG.with(LONGEST, length));
      check.that(
          description
              .codePoints()
              .noneMatch(c -> Character.isISOControl(c) && "\n\r\t".indexOf(c) < 0),
          "description",
          CONTROL);
    }
  }

  /** Unlike {@code List.copyOf} this lets a null entry through to the check that names it. */
  private static <T> List<T> orEmpty(List<T> list) {
    return list == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(list));
  }
}
