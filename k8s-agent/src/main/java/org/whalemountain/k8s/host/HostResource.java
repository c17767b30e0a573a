package org.whalemountain.k8s.host;

import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.whalemountain.api.host.HostApi;
import org.whalemountain.api.host.HostReport;
import org.whalemountain.api.host.HostReport.PreflightCheck;
import org.whalemountain.api.problem.Problems;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.k8s.cluster.Cluster;
import org.whalemountain.k8s.cluster.ClusterSize;

/** The cluster as one host. It lends nothing yet, and says so: its capabilities are empty. */
class HostResource implements HostApi {

  private static final int OLDEST_MINOR = 20;
  private static final Sentence VERSION =
      new Sentence("The API server is {0}.", "API サーバーは {0} です。");
  private static final Sentence VERSION_OLD =
      new Sentence(
          "The API server is {0}; 1.{1} or newer is needed.", "API サーバーは {0} です。1.{1} 以降が必要です。");
  private static final Sentence NODES =
      new Sentence("{0} nodes are ready and take pods.", "{0} 台のノードがポッドを受け入れられます。");
  private static final Sentence NO_NODES =
      new Sentence(
          "No node is ready and takes pods: look at 'kubectl get nodes'.",
          "ポッドを受け入れられるノードがありません。'kubectl get nodes' を確認してください。");

  private final Cluster cluster;
  private final String agentVersion;
  private final HttpHeaders headers;
  private final Clock clock = Clock.systemUTC();

  HostResource(
      Cluster cluster,
      @ConfigProperty(name = "quarkus.application.version") String agentVersion,
      HttpHeaders headers) {
    this.cluster = cluster;
    this.agentVersion = agentVersion;
    this.headers = headers;
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
        clock.instant(),
        null);
  }

  private PreflightCheck versionCheck(String version) {
    var minor = version.matches("v1\\.\\d+.*") ? version.replaceAll("v1\\.(\\d+).*", "$1") : "0";
    var ok = Integer.parseInt(minor) >= OLDEST_MINOR;
    var sentence = ok ? VERSION : VERSION_OLD;
    return check("cluster-version", ok, sentence.with(version, OLDEST_MINOR));
  }

  private PreflightCheck nodesCheck(ClusterSize size) {
    var ok = size.nodes() > 0;
    return check("nodes-ready", ok, (ok ? NODES : NO_NODES).with(size.nodes()));
  }

  private PreflightCheck check(String name, boolean ok, Sentence detail) {
    var locale = Problems.language(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    return new PreflightCheck(name, ok, detail.in(locale));
  }
}
