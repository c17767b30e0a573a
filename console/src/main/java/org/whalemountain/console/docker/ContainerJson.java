package org.whalemountain.console.docker;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.whalemountain.api.container.ContainerReport;
import org.whalemountain.api.container.Launch;
import org.whalemountain.console.container.ContainerView;
import org.whalemountain.console.container.Manner;

/** A container as the engine tells of it ("ContainerSummary" and "ContainerInspect" in its API). */
final class ContainerJson {

  private static final long MIB = 1024L * 1024;
  private static final double NANO = 1e9;
  private static final String NEVER = "0001-01-01T00:00:00Z";

  private ContainerJson() {}

  /**
   * One line of a list.
   *
   * @param seen what its host says now, or null
   */
  static JsonObject summary(ContainerView view, Manner manner, ContainerReport seen, Instant now) {
    var state = ContainerState.of(view, seen);
    var ports = new JsonArray();
    if (state.isRunning()) {
      view.ports().forEach(port -> ports.add(publicPort(port)));
    }
    return new JsonObject()
        .put("Id", DockerId.of(view.id()))
        .put("Names", new JsonArray().add("/" + view.name()))
        .put("Image", view.image())
        .put("ImageID", imageId(seen))
        .put("Command", command(view, manner, seen))
        .put("Created", view.createdAt().getEpochSecond())
        .put("Ports", ports)
        .put("Labels", json(labels(view, manner)))
        .put("State", state.word())
        .put("Status", state.text(now))
        .put("HostConfig", new JsonObject().put("NetworkMode", "default"))
        .put("NetworkSettings", new JsonObject().put("Networks", networks(view)))
        .put("Mounts", new JsonArray());
  }

  /** All of one. */
  static JsonObject inspection(ContainerView view, Manner manner, ContainerReport seen) {
    var state = ContainerState.of(view, seen);
    var launch = Launch.of(manner.launch());
    var command = new JsonArray(view.command());
    var program = program(view, launch);
    return new JsonObject()
        .put("Id", DockerId.of(view.id()))
        .put("Created", view.createdAt().toString())
        .put("Path", program.isEmpty() ? "" : program.get(0))
        .put("Args", new JsonArray(program.subList(Math.min(1, program.size()), program.size())))
        .put("State", state(state))
        .put("Image", imageId(seen))
        .put("Name", "/" + view.name())
        .put("RestartCount", 0)
        .put("Driver", "")
        .put("Platform", "linux")
        .put("MountLabel", "")
        .put("ProcessLabel", "")
        .put("AppArmorProfile", "")
        .putNull("ExecIDs")
        .put("HostConfig", hostConfig(view, manner, launch))
        .put("Mounts", new JsonArray())
        .put(
            "Config",
            new JsonObject()
                .put("Hostname", view.name())
                .put("Domainname", "")
                .put("User", Objects.toString(launch.user(), ""))
                .put("AttachStdin", launch.stdin())
                .put("AttachStdout", true)
                .put("AttachStderr", true)
                .put("ExposedPorts", exposed(view))
                .put("Tty", launch.tty())
                .put("OpenStdin", launch.stdin())
                .put("StdinOnce", launch.stdinOnce())
                .put("Env", new JsonArray(view.environments()))
                .put("Cmd", view.command().isEmpty() ? null : command)
                .put("Image", view.image())
                .putNull("Volumes")
                .put("WorkingDir", Objects.toString(launch.directory(), ""))
                .put(
                    "Entrypoint",
                    launch.entrypoint().isEmpty() ? null : new JsonArray(launch.entrypoint()))
                .put("Labels", json(labels(view, manner))))
        .put(
            "NetworkSettings",
            new JsonObject()
                .put("Ports", state.isRunning() ? bound(view) : new JsonObject())
                .put("Networks", networks(view)));
  }

  /** Its owner's, and ours that say where it is, as the page does. */
  static Map<String, String> labels(ContainerView view, Manner manner) {
    var labels = new TreeMap<>(Launch.of(manner.launch()).labels());
    labels.put("whalemountain.id", view.id());
    labels.put("whalemountain.full-name", view.fullName());
    labels.put("whalemountain.host", view.host());
    return labels;
  }

  private static JsonObject json(Map<String, String> labels) {
    return new JsonObject(Map.copyOf(labels));
  }

  /** What its host says that runs, the image's own too; or what was ordered. */
  private static String command(ContainerView view, Manner manner, ContainerReport seen) {
    return seen != null && seen.program() != null
        ? seen.program()
        : String.join(" ", program(view, Launch.of(manner.launch())));
  }

  /** What was ordered; the image's own is not known here. */
  private static List<String> program(ContainerView view, Launch launch) {
    return Stream.concat(launch.entrypoint().stream(), view.command().stream()).toList();
  }

  private static JsonObject state(ContainerState state) {
    return new JsonObject()
        .put("Status", state.word())
        .put("Running", state.isRunning())
        .put("Paused", false)
        .put("Restarting", false)
        .put("OOMKilled", false)
        .put("Dead", state.word().equals("dead"))
        .put("Pid", state.isRunning() ? 1 : 0)
        .put("ExitCode", state.exitCode())
        .put("Error", Objects.toString(state.detail(), ""))
        .put("StartedAt", Objects.toString(state.startedAt(), NEVER))
        .put("FinishedAt", Objects.toString(state.finishedAt(), NEVER));
  }

  private static JsonObject hostConfig(ContainerView view, Manner manner, Launch launch) {
    var policy =
        new JsonObject()
            .put("Name", launch.once() ? "no" : "on-failure")
            .put("MaximumRetryCount", 0);
    var gpus = new JsonArray();
    if (!view.gpus().isEmpty()) {
      gpus.add(
          new JsonObject()
              .put("Driver", "")
              .put("Count", 0)
              .put("DeviceIDs", new JsonArray(view.gpus()))
              .put("Capabilities", new JsonArray().add(new JsonArray().add("gpu"))));
    }
    return new JsonObject()
        .putNull("Binds")
        .put("NetworkMode", "default")
        .put("PortBindings", bound(view))
        .put("RestartPolicy", policy)
        .put("AutoRemove", manner.isTemporary())
        .put("Privileged", false)
        .put("Memory", view.memoryMiB() * MIB)
        .put("MemorySwap", view.memoryMiB() * MIB)
        .put("NanoCpus", Math.round(view.cpus() * NANO))
        .put("Init", true)
        .put("DeviceRequests", gpus)
        .put(
            "LogConfig", new JsonObject().put("Type", "json-file").put("Config", new JsonObject()));
  }

  private static JsonObject publicPort(ContainerView.Port port) {
    return new JsonObject()
        .put("IP", HostAddress.of(port))
        .put("PrivatePort", port.guest())
        .put("PublicPort", port.host())
        .put("Type", "tcp");
  }

  private static JsonObject bound(ContainerView view) {
    var bound = new JsonObject();
    for (var port : view.ports()) {
      bound.put(
          port.guest() + "/tcp",
          new JsonArray()
              .add(
                  new JsonObject()
                      .put("HostIp", HostAddress.of(port))
                      .put("HostPort", Integer.toString(port.host()))));
    }
    return bound;
  }

  private static JsonObject exposed(ContainerView view) {
    var exposed = new JsonObject();
    view.ports().forEach(port -> exposed.put(port.guest() + "/tcp", new JsonObject()));
    return exposed;
  }

  private static JsonObject networks(ContainerView view) {
    return new JsonObject()
        .put(
            view.networkName(),
            new JsonObject().put("NetworkID", Objects.toString(view.networkId(), "")));
  }

  private static String imageId(ContainerReport seen) {
    return seen == null ? "" : Objects.toString(seen.imageId(), "");
  }
}
