package org.whalemountain.k8s.host;

import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.whalemountain.api.host.HostApi;
import org.whalemountain.api.host.HostReport;
import org.whalemountain.api.host.HostReport.PreflightCheck;
import org.whalemountain.k8s.cluster.Cluster;
import org.whalemountain.k8s.cluster.ClusterSize;

/** The cluster as one host. It lends nothing yet, and says so: its capabilities are empty. */
class HostResource implements HostApi {

  private static final int OLDEST_MINOR = 20;

  private final Cluster cluster;
  private final String agentVersion;
  private final Clock clock = Clock.systemUTC();

  HostResource(
      Cluster cluster, @ConfigProperty(name = "quarkus.application.version") String agentVersion) {
    this.cluster = cluster;
    this.agentVersion = agentVersion;
  }

  @Override
  public HostReport get() {
    var version = cluster.version();
    var size = cluster.size();
    return new HostReport(
        cluster.identity(),
        "kubernetes",
        agentVersion,
        version,
        List.of(),
        size.cpus(),
        size.memoryMiB(),
        List.of(),
        null,
        List.of(versionCheck(version), nodesCheck(size)),
        clock.instant());
  }

  private static PreflightCheck versionCheck(String version) {
    var minor = version.matches("v1\\.\\d+.*") ? version.replaceAll("v1\\.(\\d+).*", "$1") : "0";
    var ok = Integer.parseInt(minor) >= OLDEST_MINOR;
    return new PreflightCheck(
        "cluster-version",
        ok,
        "The API server is "
            + version
            + (ok ? "." : "; 1." + OLDEST_MINOR + " or newer is needed."));
  }

  private static PreflightCheck nodesCheck(ClusterSize size) {
    return new PreflightCheck(
        "nodes-ready",
        size.nodes() > 0,
        size.nodes() > 0
            ? size.nodes() + " nodes are ready and take pods."
            : "No node is ready and takes pods: look at 'kubectl get nodes'.");
  }
}
