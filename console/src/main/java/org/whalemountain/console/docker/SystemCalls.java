package org.whalemountain.console.docker;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.whalemountain.console.container.ContainerView;
import org.whalemountain.console.quota.Quotas;

/** What the command asks of an engine as a whole. */
@ApplicationScoped
class SystemCalls {

  private static final String NAME = "Whalemountain";
  private static final long MIB = 1024L * 1024;

  private final OwnContainers own;
  private final Live live;
  private final ImageCalls images;
  private final Quotas quotas;
  private final String version;

  SystemCalls(
      OwnContainers own,
      Live live,
      ImageCalls images,
      Quotas quotas,
      @ConfigProperty(name = "quarkus.application.version") String version) {
    this.own = own;
    this.live = live;
    this.images = images;
    this.quotas = quotas;
    this.version = version;
  }

  Reply version(DockerCall call) {
    var component =
        new JsonObject()
            .put("Name", NAME)
            .put("Version", version)
            .put(
                "Details",
                new JsonObject()
                    .put("ApiVersion", ApiVersion.NEWEST.text())
                    .put("MinAPIVersion", ApiVersion.OLDEST.text()));
    return Reply.of(
        new JsonObject()
            .put("Platform", new JsonObject().put("Name", NAME))
            .put("Components", new JsonArray().add(component))
            .put("Version", version)
            .put("ApiVersion", ApiVersion.NEWEST.text())
            .put("MinAPIVersion", ApiVersion.OLDEST.text())
            .put("Os", "linux")
            .put("Arch", "amd64")
            .put("GitCommit", "")
            .put("GoVersion", "")
            .put("KernelVersion", "")
            .put("BuildTime", ""));
  }

  /** The whole is what the account may have: more of it is not for this borrower. */
  Reply info(DockerCall call) {
    var quota = quotas.of(call.borrower().account());
    var views = own.all(call.borrower());
    var seen = live.of(call.borrower(), views);
    var running = views.stream().filter(view -> state(view, seen.get(view.id()))).count();
    return Reply.of(
        new JsonObject()
            .put("ID", "whalemountain")
            .put("Name", call.borrower().account())
            .put("ServerVersion", version)
            .put("OperatingSystem", NAME)
            .put("OSType", "linux")
            .put("Architecture", "x86_64")
            .put("KernelVersion", "")
            .put("Driver", "")
            .put("DriverStatus", new JsonArray())
            .put("LoggingDriver", "json-file")
            .put("CgroupDriver", "")
            .put("Containers", views.size())
            .put("ContainersRunning", running)
            .put("ContainersPaused", 0)
            .put("ContainersStopped", views.size() - running)
            .put("Images", images.visible(call.borrower().account()).size())
            .put("NCPU", (int) quota.cpus().limit())
            .put("MemTotal", quota.memoryMiB().limit() * MIB)
            .put("MemoryLimit", true)
            .put("SwapLimit", true)
            .put("CpuCfsPeriod", true)
            .put("CpuCfsQuota", true)
            .put("PidsLimit", true)
            .put("IPv4Forwarding", true)
            .put("BridgeNfIptables", true)
            .put("BridgeNfIp6tables", true)
            .put("OomKillDisable", true)
            .put("CPUShares", true)
            .put("CPUSet", true)
            .put("Plugins", new JsonObject())
            .put("RegistryConfig", new JsonObject())
            .put("Swarm", new JsonObject().put("LocalNodeState", "inactive"))
            .put("SecurityOptions", new JsonArray())
            .put("Runtimes", new JsonObject())
            .put("Labels", new JsonArray())
            .put("Warnings", new JsonArray()));
  }

  private static boolean state(
      ContainerView view, org.whalemountain.api.container.ContainerReport seen) {
    return ContainerState.of(view, seen).isRunning();
  }
}
