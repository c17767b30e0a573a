package org.whalemountain.k8s.host;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.whalemountain.api.host.HostApi;
import org.whalemountain.api.host.HostReport;
import org.whalemountain.api.host.HostReport.Gpu;
import org.whalemountain.api.problem.Problems;
import org.whalemountain.k8s.cluster.Cluster;
import org.whalemountain.k8s.cluster.ClusterSize;
import org.whalemountain.k8s.container.ContainerConfig;

/** The cluster as one host; three calls, four where it has GPUs. */
@Blocking
class HostResource implements HostApi {

  private static final List<String> CAPABILITIES =
      List.of(
          "exec", "terminal", "files", "logs", "stats", "images", "pull", "kubeconfig", "programs");

  private final Cluster cluster;
  private final ContainerConfig config;
  private final String agentVersion;
  private final HttpHeaders headers;
  private final Clock clock = Clock.systemUTC();

  HostResource(
      Cluster cluster,
      ContainerConfig config,
      @ConfigProperty(name = "quarkus.application.version") String agentVersion,
      HttpHeaders headers) {
    this.cluster = cluster;
    this.config = config;
    this.agentVersion = agentVersion;
    this.headers = headers;
  }

  @Override
  public HostReport get() {
    var version = cluster.version();
    List<Node> nodes = cluster.call(api -> api.nodes().list().getItems());
    var size = ClusterSize.of(nodes);
    var gpus = gpus(nodes);
    var locale = Problems.language(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    var capabilities = new ArrayList<>(CAPABILITIES);
    if (!gpus.isEmpty()) {
      capabilities.add("gpu");
    }
    if (config.volume().size().isPresent()) {
      capabilities.add("keeps-volume");
    }
    return new HostReport(
        cluster.identity(),
        "kubernetes",
        agentVersion,
        version,
        capabilities,
        size.cpus(),
        size.memoryMiB(),
        gpus,
        null,
        Preflight.check(version, size, config.volume(), locale),
        clock.instant(),
        null);
  }

  private List<Gpu> gpus(List<Node> nodes) {
    if (!GpuSlots.isAny(nodes, config.gpuResource())) {
      return List.of();
    }
    List<Pod> pods = cluster.call(api -> api.pods().inAnyNamespace().list().getItems());
    return GpuSlots.of(nodes, pods, config.gpuResource());
  }
}
