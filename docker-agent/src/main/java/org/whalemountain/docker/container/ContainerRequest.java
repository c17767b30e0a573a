package org.whalemountain.docker.container;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.Ulimit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.whalemountain.api.container.ContainerSpec;
import org.whalemountain.api.container.Launch;
import org.whalemountain.api.container.StopTime;
import org.whalemountain.docker.engine.Labels;

/**
 * What the engine is asked for, field by field. Nothing a person sent is handed through, and
 * nothing of the host is mounted.
 *
 * @param spec what was ordered
 * @param hash of the spec
 * @param imageLabels names of the labels that are baked into the image
 * @param network the account's network
 * @param host the host's identity
 * @param gpus how its GPUs come in
 */
record ContainerRequest(
    ContainerSpec spec,
    String hash,
    Set<String> imageLabels,
    String network,
    String host,
    GpuAccess gpus) {
  private static final long MIB = 1024L * 1024;
  private static final long LEAST_SHARED_MIB = 64;
  private static final BigDecimal NANO = BigDecimal.valueOf(1_000_000_000L);

  /**
   * What root keeps in its container, of the 14 that Docker would leave it.
   *
   * <p>To install packages and own files (apt, pip): CHOWN, DAC_OVERRIDE, FOWNER, FSETID. To become
   * another user (sshd, nginx, su, gosu): SETUID, SETGID, SETPCAP, SYS_CHROOT, AUDIT_WRITE (sshd's
   * log-in fails without). To end other users' processes: KILL. For ports below 1024:
   * NET_BIND_SERVICE. Not there: NET_RAW (forged packets to the neighbours), MKNOD (device files),
   * SETFCAP (programs with capabilities of their own).
   */
  static final List<Capability> CAPABILITIES =
      List.of(
          Capability.AUDIT_WRITE,
          Capability.CHOWN,
          Capability.DAC_OVERRIDE,
          Capability.FOWNER,
          Capability.FSETID,
          Capability.KILL,
          Capability.NET_BIND_SERVICE,
          Capability.SETGID,
          Capability.SETPCAP,
          Capability.SETUID,
          Capability.SYS_CHROOT);

  /** Fills in a command of the engine. */
  CreateContainerCmd fill(CreateContainerCmd command, ContainerConfig config) {
    var launch = Launch.of(spec.launch());
    command
        .withTty(launch.tty())
        .withStdinOpen(launch.stdin())
        .withStdInOnce(launch.stdinOnce())
        .withName(spec.fullName())
        .withHostName(spec.name())
        .withEnv(environment())
        .withLabels(labels())
        .withExposedPorts(spec.ports().stream().map(port -> ExposedPort.tcp(port.guest())).toList())
        .withStopTimeout(StopTime.USUAL.seconds())
        .withHostConfig(hostConfig(config));
    if (!spec.command().isEmpty()) {
      command.withCmd(spec.command());
    }
    if (!launch.entrypoint().isEmpty()) {
      command.withEntrypoint(launch.entrypoint());
    }
    if (launch.directory() != null) {
      command.withWorkingDir(launch.directory());
    }
    if (launch.user() != null) {
      command.withUser(launch.user());
    }
    return command;
  }

  private HostConfig hostConfig(ContainerConfig config) {
    var memory = spec.memoryMiB() * MIB;
    return HostConfig.newHostConfig()
        .withPrivileged(false)
        .withCapDrop(Capability.ALL)
        .withCapAdd(CAPABILITIES.toArray(Capability[]::new))
        .withSecurityOpts(List.of("no-new-privileges:true"))
        .withPidsLimit(config.pidsLimit())
        .withMemory(memory)
        .withMemorySwap(memory)
        .withNanoCPUs(BigDecimal.valueOf(spec.cpus()).multiply(NANO).longValue())
        // counts as the container's memory, so half of it harms nobody; training needs more than 64
        .withShmSize(Math.max(LEAST_SHARED_MIB, spec.memoryMiB() / 2) * MIB)
        .withUlimits(List.of(new Ulimit("nofile", config.openFiles(), config.openFiles())))
        .withLogConfig(
            new LogConfig(
                LogConfig.LoggingType.JSON_FILE,
                Map.of(
                    "max-size", config.logSize(), "max-file", Integer.toString(config.logFiles()))))
        .withInit(true)
        .withRestartPolicy(RestartPolicies.of(Launch.of(spec.launch()), config))
        .withNetworkMode(network)
        .withPortBindings(bindings(config))
        .withPublishAllPorts(false)
        .withDeviceRequests(gpus.requests());
  }

  private Ports bindings(ContainerConfig config) {
    var ports = new Ports();
    for (var port : spec.ports()) {
      ports.add(
          new PortBinding(
              new Ports.Binding(config.bindAddress(), Integer.toString(port.host())),
              ExposedPort.tcp(port.guest())));
    }
    return ports;
  }

  private List<String> environment() {
    var environment = new ArrayList<>(spec.environments());
    environment.add("NVIDIA_VISIBLE_DEVICES=" + gpus.visible());
    return environment;
  }

  private Map<String, String> labels() {
    var labels = new TreeMap<String, String>();
    // an image could bring labels of ours along; empty ones say nothing
    imageLabels.stream()
        .filter(name -> name.startsWith(Labels.PREFIX))
        .forEach(name -> labels.put(name, ""));
    labels.put(Labels.ID, spec.id());
    labels.put(Labels.OWNER, spec.owner());
    labels.put(Labels.NAME, spec.name());
    labels.put(Labels.CONSOLE, spec.console());
    labels.put(Labels.SPEC, hash);
    labels.put(Labels.IMAGE, spec.image());
    labels.put(Labels.PORTS, PortLabel.write(spec.ports()));
    labels.put(Labels.GPUS, String.join(",", spec.gpus()));
    labels.put(Labels.DEFINITION, DefinitionLabel.write(spec));
    labels.put(Labels.HOST, host);
    return labels;
  }
}
