package org.whalemountain.console.docker;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.whalemountain.api.container.Launch;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.console.container.Manner;
import org.whalemountain.console.container.NewContainer;

/**
 * What {@code docker run} and {@code create} ask for, as an order of ours. What is not lent is
 * refused by name; a field that nobody here knows is refused where it says anything.
 *
 * @param order what is ordered
 * @param manner how it is started
 * @param warnings what was asked for and is done otherwise
 */
record RunRequest(NewContainer order, Manner manner, List<Sentence> warnings) {

  private static final long MIB = 1024L * 1024;
  private static final double NANO = 1e9;
  private static final String TCP = "/tcp";

  /** Read below, or without a meaning for a container. */
  private static final Set<String> OF_CONFIG =
      Set.of(
          "AttachStdin",
          "AttachStdout",
          "AttachStderr",
          "Tty",
          "OpenStdin",
          "StdinOnce",
          "Env",
          "Cmd",
          "Image",
          "ExposedPorts",
          "ArgsEscaped",
          "HostConfig",
          "NetworkingConfig",
          "Entrypoint",
          "WorkingDir",
          "User",
          "Labels");

  private static final Set<String> OF_HOST_CONFIG =
      Set.of(
          "ContainerIDFile",
          "ConsoleSize",
          "AutoRemove",
          "PortBindings",
          "Memory",
          "NanoCpus",
          "NanoCPUs",
          "DeviceRequests",
          "RestartPolicy",
          "NetworkMode",
          "Init",
          "LogConfig",
          "IpcMode",
          "CgroupnsMode",
          "MemorySwappiness",
          "MemorySwap");

  private static final Set<String> USUAL_NETWORKS = Set.of("", "default", "bridge");
  private static final Sentence PORT_CHOSEN =
      new Sentence(
          "The host port {0} is not kept: the console chooses one. See it with 'docker port'.",
          "ホストポート {0} は使われません。コンソールが選んだポートは 'docker port' で確認できます。");
  private static final Sentence ONE_NUMBER =
      new Sentence(
          "Say how many GPUs, like '--gpus 1': which ones is chosen here.",
          "GPU の数を '--gpus 1' のように指定してください。どの GPU を使うかはここで選ばれます。");
  private static final Sentence TCP_ONLY =
      new Sentence("Only TCP ports are lent, was {0}.", "公開できるのは TCP ポートだけです (入力: {0})。");

  /**
   * Reads the body of a create.
   *
   * @throws org.whalemountain.api.problem.ApiException {@link NotLent}, {@code invalid}
   */
  static RunRequest read(JsonObject config, String name) {
    var host = Objects.requireNonNullElse(config.getJsonObject("HostConfig"), new JsonObject());
    refuseOthers(config, OF_CONFIG);
    refuseOthers(host, OF_HOST_CONFIG);
    refuseUnless(USUAL_NETWORKS.contains(Fields.text(host, "NetworkMode")), "NetworkMode");
    refuseUnless(Set.of("", "private").contains(Fields.text(host, "IpcMode")), "IpcMode");
    refuseUnless(Set.of("", "private").contains(Fields.text(host, "CgroupnsMode")), "CgroupnsMode");
    refuseUnless(Set.of("", "json-file").contains(logDriver(host)), "LogConfig");
    refuseUnless(Fields.number(host, "MemorySwappiness") <= 0, "MemorySwappiness");
    var memory = Fields.number(host, "Memory");
    var swap = Fields.number(host, "MemorySwap");
    refuseUnless(swap == 0 || swap == memory, "MemorySwap");
    refuseNetworks(config);
    var warnings = new ArrayList<Sentence>();
    var cpus = Fields.number(host, "NanoCpus") / NANO;
    var order =
        new NewContainer(
            name,
            Fields.text(config, "Image"),
            Fields.texts(config, "Env"),
            ports(host, warnings),
            Fields.texts(config, "Cmd"),
            gpus(host),
            cpus == 0 ? null : cpus,
            memory == 0 ? null : Math.toIntExact(Math.min(Integer.MAX_VALUE, memory / MIB)),
            null,
            entrypoint(config),
            orNull(Fields.text(config, "User")),
            orNull(Fields.text(config, "WorkingDir")),
            Fields.words(config, "Labels"));
    var isOnce = Set.of("", "no").contains(restart(host));
    refuseUnless(isOnce || restart(host).equals("on-failure"), "RestartPolicy");
    var launch =
        new Launch(
            config.getBoolean("Tty", false),
            config.getBoolean("OpenStdin", false),
            config.getBoolean("StdinOnce", false),
            isOnce,
            true);
    return new RunRequest(
        order, new Manner(launch, host.getBoolean("AutoRemove", false)), List.copyOf(warnings));
  }

  /** {@code --entrypoint ""} would do without the image's own, for which we have no word. */
  private static List<String> entrypoint(JsonObject config) {
    var words = Fields.texts(config, "Entrypoint");
    refuseUnless(!words.equals(List.of("")), "Entrypoint");
    return words;
  }

  private static String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static void refuseOthers(JsonObject part, Set<String> known) {
    for (var field : part.fieldNames()) {
      refuseUnless(known.contains(field) || Fields.saysNothing(part.getValue(field)), field);
    }
  }

  private static void refuseNetworks(JsonObject config) {
    var networks = Fields.object(Fields.object(config, "NetworkingConfig"), "EndpointsConfig");
    for (var network : networks.fieldNames()) {
      var settings = Fields.object(networks, network);
      refuseUnless(
          USUAL_NETWORKS.contains(network)
              && settings.fieldNames().stream()
                  .allMatch(field -> Fields.saysNothing(settings.getValue(field))),
          "EndpointsConfig");
    }
  }

  private static List<Integer> ports(JsonObject host, List<Sentence> warnings) {
    var bindings = Fields.object(host, "PortBindings");
    var ports = new ArrayList<Integer>();
    for (var guest : bindings.fieldNames()) {
      if (!guest.endsWith(TCP)) {
        throw NotLent.option(TCP_ONLY.with(guest));
      }
      var number = guest.substring(0, guest.length() - TCP.length());
      ports.add(number.matches("\\d{1,5}") ? Integer.parseInt(number) : 0);
      for (var binding :
          Objects.requireNonNullElse(bindings.getJsonArray(guest), new JsonArray())) {
        var wished = binding instanceof JsonObject one ? Fields.text(one, "HostPort") : "";
        if (!wished.isEmpty() && !wished.equals("0")) {
          warnings.add(PORT_CHOSEN.with(wished));
        }
      }
    }
    return ports;
  }

  private static int gpus(JsonObject host) {
    var count = 0L;
    for (var request :
        Objects.requireNonNullElse(host.getJsonArray("DeviceRequests"), new JsonArray())) {
      var wished = (JsonObject) request;
      var capabilities = wished.getJsonArray("Capabilities", new JsonArray()).encode();
      refuseUnless(
          capabilities.equals("[[\"gpu\"]]") && Fields.saysNothing(wished.getValue("Options")),
          "DeviceRequests");
      if (Fields.number(wished, "Count") < 1 || !Fields.saysNothing(wished.getValue("DeviceIDs"))) {
        throw NotLent.option(ONE_NUMBER);
      }
      count += Fields.number(wished, "Count");
    }
    return (int) Math.min(Integer.MAX_VALUE, count);
  }

  private static void refuseUnless(boolean holds, String field) {
    if (!holds) {
      throw NotLentOption.of(field);
    }
  }

  private static String restart(JsonObject host) {
    return Fields.text(Fields.object(host, "RestartPolicy"), "Name");
  }

  private static String logDriver(JsonObject host) {
    return Fields.text(Fields.object(host, "LogConfig"), "Type");
  }
}
