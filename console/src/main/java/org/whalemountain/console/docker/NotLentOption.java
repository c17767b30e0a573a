package org.whalemountain.console.docker;

import java.util.Map;
import org.whalemountain.api.problem.Sentence;

/** Options of {@code docker run} that are not lent, by the engine's field, and why. */
final class NotLentOption {

  private static final Sentence MOUNT =
      new Sentence(
          "{0} is not lent: nothing of a host is mounted here. Copy files with 'docker cp'.",
          "{0} は使えません。ホストのファイルはマウントできません。ファイルのコピーには 'docker cp' を使ってください。");
  private static final Sentence HOST =
      new Sentence(
          "{0} is not lent: it would reach into the host. For GPUs say '--gpus 1'.",
          "{0} は使えません。ホストに影響するためです。GPU を使うには '--gpus 1' を指定してください。");
  private static final Sentence NETWORK =
      new Sentence(
          "{0} is not lent: your containers on one host share a network of their own. To reach one from outside say '-p 8080'.",
          "{0} は使えません。同じホストのあなたのコンテナは専用のネットワークを共有しています。外から接続するには '-p 8080' を指定してください。");
  private static final Sentence IMAGE =
      new Sentence(
          "{0} is not lent: say it in the image's Dockerfile, or run a shell: docker run IMAGE sh -c '…'.",
          "{0} は使えません。イメージの Dockerfile に書くか、シェルで実行してください: docker run イメージ sh -c '…'");
  private static final Sentence STOP_TIME =
      new Sentence(
          "{0} is not lent: say how long when you stop it, 'docker stop -t 60'.",
          "{0} は使えません。停止するときに 'docker stop -t 60' のように指定してください。");
  private static final Sentence LIMIT =
      new Sentence(
          "{0} is not lent: say --cpus, --memory and --gpus.",
          "{0} は使えません。--cpus、--memory、--gpus を使ってください。");
  private static final Sentence LABEL =
      new Sentence(
          "{0} is not lent: containers bear the console's labels only.",
          "{0} は使えません。コンテナにはコンソールのラベルだけが付きます。");
  private static final Sentence RESTART =
      new Sentence(
          "{0} is lent as 'no' and 'on-failure' only; what ran runs again after its host restarts.",
          "{0} は 'no' と 'on-failure' だけ使えます。実行中だったコンテナはホストの再起動後に再び起動します。");
  private static final Sentence OTHER = new Sentence("{0} is not lent here.", "{0} はここでは使えません。");

  private record Option(String name, Sentence why) {}

  private static final Map<String, Option> OPTIONS =
      Map.ofEntries(
          Map.entry("Binds", new Option("-v (--volume)", MOUNT)),
          Map.entry("Mounts", new Option("--mount", MOUNT)),
          Map.entry("Volumes", new Option("-v (--volume)", MOUNT)),
          Map.entry("VolumesFrom", new Option("--volumes-from", MOUNT)),
          Map.entry("VolumeDriver", new Option("--volume-driver", MOUNT)),
          Map.entry("Tmpfs", new Option("--tmpfs", MOUNT)),
          Map.entry("Privileged", new Option("--privileged", HOST)),
          Map.entry("Devices", new Option("--device", HOST)),
          Map.entry("DeviceCgroupRules", new Option("--device-cgroup-rule", HOST)),
          Map.entry("CapAdd", new Option("--cap-add", HOST)),
          Map.entry("CapDrop", new Option("--cap-drop", HOST)),
          Map.entry("SecurityOpt", new Option("--security-opt", HOST)),
          Map.entry("PidMode", new Option("--pid", HOST)),
          Map.entry("IpcMode", new Option("--ipc", HOST)),
          Map.entry("UTSMode", new Option("--uts", HOST)),
          Map.entry("UsernsMode", new Option("--userns", HOST)),
          Map.entry("CgroupnsMode", new Option("--cgroupns", HOST)),
          Map.entry("CgroupParent", new Option("--cgroup-parent", HOST)),
          Map.entry("Runtime", new Option("--runtime", HOST)),
          Map.entry("Sysctls", new Option("--sysctl", HOST)),
          Map.entry("GroupAdd", new Option("--group-add", HOST)),
          Map.entry("OomScoreAdj", new Option("--oom-score-adj", HOST)),
          Map.entry("OomKillDisable", new Option("--oom-kill-disable", HOST)),
          Map.entry("LogConfig", new Option("--log-driver", HOST)),
          Map.entry("StorageOpt", new Option("--storage-opt", HOST)),
          Map.entry("Isolation", new Option("--isolation", HOST)),
          Map.entry("NetworkMode", new Option("--network", NETWORK)),
          Map.entry("EndpointsConfig", new Option("--network", NETWORK)),
          Map.entry("Links", new Option("--link", NETWORK)),
          Map.entry("Dns", new Option("--dns", NETWORK)),
          Map.entry("DnsOptions", new Option("--dns-option", NETWORK)),
          Map.entry("DnsSearch", new Option("--dns-search", NETWORK)),
          Map.entry("ExtraHosts", new Option("--add-host", NETWORK)),
          Map.entry("MacAddress", new Option("--mac-address", NETWORK)),
          Map.entry("NetworkDisabled", new Option("--network none", NETWORK)),
          Map.entry("PublishAllPorts", new Option("-P (--publish-all)", NETWORK)),
          Map.entry("Hostname", new Option("-h (--hostname)", NETWORK)),
          Map.entry("Domainname", new Option("--domainname", NETWORK)),
          Map.entry("Entrypoint", new Option("--entrypoint \"\"", IMAGE)),
          Map.entry("Healthcheck", new Option("--health-cmd", IMAGE)),
          Map.entry("StopSignal", new Option("--stop-signal", IMAGE)),
          Map.entry("StopTimeout", new Option("--stop-timeout", STOP_TIME)),
          Map.entry("Shell", new Option("SHELL", IMAGE)),
          Map.entry("ReadonlyRootfs", new Option("--read-only", IMAGE)),
          Map.entry("Annotations", new Option("--annotation", LABEL)),
          Map.entry("RestartPolicy", new Option("--restart", RESTART)),
          Map.entry("Ulimits", new Option("--ulimit", LIMIT)),
          Map.entry("ShmSize", new Option("--shm-size", LIMIT)),
          Map.entry("PidsLimit", new Option("--pids-limit", LIMIT)),
          Map.entry("MemorySwap", new Option("--memory-swap", LIMIT)),
          Map.entry("MemorySwappiness", new Option("--memory-swappiness", LIMIT)),
          Map.entry("MemoryReservation", new Option("--memory-reservation", LIMIT)),
          Map.entry("KernelMemory", new Option("--kernel-memory", LIMIT)),
          Map.entry("CpuShares", new Option("--cpu-shares", LIMIT)),
          Map.entry("CpuPeriod", new Option("--cpu-period", LIMIT)),
          Map.entry("CpuQuota", new Option("--cpu-quota", LIMIT)),
          Map.entry("CpuRealtimePeriod", new Option("--cpu-rt-period", LIMIT)),
          Map.entry("CpuRealtimeRuntime", new Option("--cpu-rt-runtime", LIMIT)),
          Map.entry("CpusetCpus", new Option("--cpuset-cpus", LIMIT)),
          Map.entry("CpusetMems", new Option("--cpuset-mems", LIMIT)),
          Map.entry("BlkioWeight", new Option("--blkio-weight", LIMIT)),
          Map.entry("BlkioWeightDevice", new Option("--blkio-weight-device", LIMIT)),
          Map.entry("BlkioDeviceReadBps", new Option("--device-read-bps", LIMIT)),
          Map.entry("BlkioDeviceWriteBps", new Option("--device-write-bps", LIMIT)),
          Map.entry("BlkioDeviceReadIOps", new Option("--device-read-iops", LIMIT)),
          Map.entry("BlkioDeviceWriteIOps", new Option("--device-write-iops", LIMIT)),
          Map.entry("DeviceRequests", new Option("--gpus", LIMIT)));

  private NotLentOption() {}

  /** The refusal of an option whose field of the engine's API this is. */
  static NotLent of(String field) {
    var option = OPTIONS.getOrDefault(field, new Option(field, OTHER));
    return NotLent.option(option.why.with(option.name));
  }
}
