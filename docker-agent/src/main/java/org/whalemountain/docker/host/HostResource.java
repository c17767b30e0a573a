package org.whalemountain.docker.host;

import com.github.dockerjava.api.model.Info;
import com.github.dockerjava.api.model.Network;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.whalemountain.api.host.HostApi;
import org.whalemountain.api.host.HostReport;
import org.whalemountain.api.problem.Problems;
import org.whalemountain.docker.engine.Engine;
import org.whalemountain.docker.network.Bridges;
import org.whalemountain.docker.network.HostIdentity;
import org.whalemountain.docker.runner.RunnerCheck;
import org.whalemountain.docker.singularity.SingularityCheck;

/** The host over HTTP; two calls to the engine. */
class HostResource implements HostApi {
  private static final long MIB = 1024L * 1024;
  private static final List<String> CAPABILITIES =
      List.of(
          "exec",
          "terminal",
          "files",
          "logs",
          "stats",
          "images",
          "pull",
          "keeps-files",
          "programs",
          "attach");

  private final Engine engine;
  private final HostIdentity identity;
  private final Bridges bridges;
  private final Gpus gpus;
  private final HostConfig config;
  private final SingularityCheck singularity;
  private final RunnerCheck runners;
  private final String version;
  private final HttpHeaders headers;
  private final Clock clock = Clock.systemUTC();

  HostResource(
      Engine engine,
      HostIdentity identity,
      Bridges bridges,
      Gpus gpus,
      HostConfig config,
      SingularityCheck singularity,
      RunnerCheck runners,
      @ConfigProperty(name = "quarkus.application.version") String version,
      HttpHeaders headers) {
    this.engine = engine;
    this.identity = identity;
    this.bridges = bridges;
    this.gpus = gpus;
    this.config = config;
    this.singularity = singularity;
    this.runners = runners;
    this.version = version;
    this.headers = headers;
  }

  /** What the engine told in one go. */
  private record Told(Info info, List<Network> networks, String hostId) {}

  @Override
  public HostReport get() {
    var told =
        engine.call(
            client -> {
              var networks = client.listNetworksCmd().exec();
              return new Told(client.infoCmd().exec(), networks, identity.of(client, networks));
            });
    var info = told.info();
    var found = gpus.lately();
    var diskFree = diskFreeMib(info.getDockerRootDir());
    var facts = EngineFacts.of(info);
    var locale = Problems.language(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    var capabilities = new ArrayList<>(CAPABILITIES);
    if (!found.isEmpty()) {
      capabilities.add("gpu");
    }
    if (singularity.isGood()) {
      capabilities.add(SingularityCheck.NAME);
    }
    if (runners.isGood()) {
      capabilities.add(RunnerCheck.NAME);
    }
    var free = bridges.free(told.networks());
    var checks =
        new ArrayList<>(Preflight.check(facts, free, found.size(), diskFree, config, locale));
    checks.add(singularity.report(locale));
    checks.addAll(runners.report(locale));
    return new HostReport(
        told.hostId(),
        "docker",
        version,
        facts.version(),
        capabilities,
        info.getNCPU(),
        info.getMemTotal() / MIB,
        found,
        diskFree,
        checks,
        clock.instant(),
        startedAt(told.networks()));
  }

  /** The engine makes its default bridge anew whenever it starts, unless containers lived on. */
  private static Instant startedAt(List<Network> networks) {
    return networks.stream()
        .filter(network -> "bridge".equals(network.getName()))
        .findFirst()
        .map(network -> network.getCreated().toInstant())
        .orElse(null);
  }

  /** Null where the engine's data is not on a disk that this process sees. */
  private Long diskFreeMib(String dataRoot) {
    try {
      var path = Path.of(dataRoot == null ? "" : dataRoot);
      return dataRoot != null && engine.isLocal() && Files.isDirectory(path)
          ? Files.getFileStore(path).getUsableSpace() / MIB
          : null;
    } catch (IOException | InvalidPathException e) {
      return null;
    }
  }
}
