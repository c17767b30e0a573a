package org.whalemountain.api.container;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.whalemountain.api.problem.Check;
import org.whalemountain.api.problem.Sentence;

/**
 * What an agent is asked to make: complete, so that the same spec always means the same container.
 * Missing lists are empty, missing sizes the smallest sensible ones.
 *
 * @param id the console's id of the container; two specs with one id are the same order
 * @param owner the account it is lent to
 * @param name its own name; the name in the engine is {@link FullName#of}
 * @param console the installation that orders it; agents show a console its own ones
 * @param image reference of the image, resolved on the host and pulled where it is not there
 * @param environments {@code KEY=value}, see {@link Definition}
 * @param ports guest ports and the host ports that were reserved for them
 * @param command replaces the image's command where it is not empty
 * @param gpus UUIDs of the GPUs that were reserved
 * @param cpus processors, at least 0.01
 * @param memoryMiB limit for memory and swap together, at least 16
 * @param imageId what the console resolved the reference to, {@code sha256:…}: then just that image
 *     is used and nothing is pulled. Where it is null the host resolves the reference, and uses no
 *     image that another account built. Not a part of what the spec means: the same order may be
 *     resolved anew
 * @param launch how its program is started; null for in the background, at once, and again where it
 *     fails
 */
public record ContainerSpec(
    String id,
    String owner,
    String name,
    String console,
    String image,
    List<String> environments,
    List<PortMapping> ports,
    List<String> command,
    List<String> gpus,
    Double cpus,
    Integer memoryMiB,
    String imageId,
    Launch launch) {

  private static final double DEFAULT_CPUS = 1.0;
  private static final int DEFAULT_MEMORY_MIB = 1024;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
  private static final Pattern GPU = Pattern.compile("[A-Za-z0-9][A-Za-z0-9/_-]{0,99}");

  /** A whole id of an image. */
  public static final Pattern IMAGE_ID = Pattern.compile("sha256:[0-9a-f]{64}");

  private static final Sentence IMAGE_ID_RULE =
      new Sentence(
          "must be sha256: and 64 hexadecimal digits", "は sha256: と 64 桁の 16 進数である必要があります");
  private static final Sentence ID_RULE =
      new Sentence(
          "must be 1 to 64 letters, digits, '_' or '-'", "は英数字と「_」「-」の 1 から 64 文字である必要があります");
  private static final Sentence PORT_RULE =
      new Sentence("must be between 1 and 65535, was {0}", "は 1 から 65535 の間である必要があります (入力: {0})");
  private static final Sentence REPEATED =
      new Sentence("must not name {0} twice", "に {0} が重複しています");
  private static final Sentence GPU_RULE =
      new Sentence("must be the UUID of a GPU", "は GPU の UUID である必要があります");
  private static final Sentence TOO_MANY =
      new Sentence("must have at most {0} entries, had {1}", "は {0} 個まで指定できます (入力: {1} 個)");

  /**
   * Checks every field.
   *
   * @throws org.whalemountain.api.problem.ApiException {@code invalid}, naming what is wrong
   */
  public ContainerSpec {
    environments = environments == null ? List.of() : unmodifiable(environments);
    ports = ports == null ? List.of() : unmodifiable(ports);
    command = command == null ? List.of() : unmodifiable(command);
    gpus = gpus == null ? List.of() : unmodifiable(gpus);
    cpus = cpus == null ? DEFAULT_CPUS : cpus;
    memoryMiB = memoryMiB == null ? DEFAULT_MEMORY_MIB : memoryMiB;
    var check = new Check();
    check.present(id, "id").present(owner, "owner").present(console, "console");
    check.that(id == null || ID.matcher(id).matches(), "id", ID_RULE);
    check.that(console == null || ID.matcher(console).matches(), "console", ID_RULE);
    check.that(
        owner == null || FullName.ACCOUNT.matcher(owner).matches(), "owner", FullName.ACCOUNT_RULE);
    Definition.name(check, "name", name);
    Definition.image(check, "image", image);
    Definition.environments(check, "environments", environments);
    checkPorts(check, ports);
    Definition.command(check, "command", command);
    checkGpus(check, gpus);
    Definition.cpus(check, "cpus", cpus);
    Definition.memoryMiB(check, "memoryMiB", memoryMiB);
    check.that(imageId == null || IMAGE_ID.matcher(imageId).matches(), "imageId", IMAGE_ID_RULE);
    check.done();
  }

  /** One whose image the host is to resolve. */
  public ContainerSpec(
      String id,
      String owner,
      String name,
      String console,
      String image,
      List<String> environments,
      List<PortMapping> ports,
      List<String> command,
      List<String> gpus,
      Double cpus,
      Integer memoryMiB) {
    this(
        id,
        owner,
        name,
        console,
        image,
        environments,
        ports,
        command,
        gpus,
        cpus,
        memoryMiB,
        null,
        null);
  }

  /** The same, of an image that is resolved. */
  public ContainerSpec resolvedTo(String image) {
    return new ContainerSpec(
        id,
        owner,
        name,
        console,
        this.image,
        environments,
        ports,
        command,
        gpus,
        cpus,
        memoryMiB,
        image,
        launch);
  }

  /** The container's name in the engine. */
  public String fullName() {
    return FullName.of(owner, name);
  }

  private static void checkPorts(Check check, List<PortMapping> ports) {
    check.that(
        ports.size() <= Definition.MOST_PORTS,
        "ports",
        TOO_MANY.with(Definition.MOST_PORTS, ports.size()));
    var guests = new HashSet<Integer>();
    var hosts = new HashSet<Integer>();
    for (var i = 0; i < ports.size(); i++) {
      var at = "ports[" + i + "]";
      check.present(ports.get(i), at);
      if (ports.get(i) != null) {
        var port = ports.get(i);
        check.that(isPort(port.guest()), at + ".guest", PORT_RULE.with(port.guest()));
        check.that(isPort(port.host()), at + ".host", PORT_RULE.with(port.host()));
        check.that(guests.add(port.guest()), at + ".guest", REPEATED.with(port.guest()));
        check.that(hosts.add(port.host()), at + ".host", REPEATED.with(port.host()));
      }
    }
  }

  private static void checkGpus(Check check, List<String> gpus) {
    check.that(
        gpus.size() <= Definition.MOST_GPUS,
        "gpus",
        TOO_MANY.with(Definition.MOST_GPUS, gpus.size()));
    var seen = new HashSet<String>();
    for (var i = 0; i < gpus.size(); i++) {
      var at = "gpus[" + i + "]";
      check.that(gpus.get(i) != null && GPU.matcher(gpus.get(i)).matches(), at, GPU_RULE);
      check.that(seen.add(gpus.get(i)), at, REPEATED.with(gpus.get(i)));
    }
  }

  private static boolean isPort(int port) {
    return port >= 1 && port <= 65535;
  }

  /** Unlike {@code List.copyOf} this lets a null entry through to the check that names it. */
  private static <T> List<T> unmodifiable(List<T> list) {
    return Collections.unmodifiableList(new ArrayList<>(list));
  }
}
