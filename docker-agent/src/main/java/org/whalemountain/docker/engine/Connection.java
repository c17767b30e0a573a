package org.whalemountain.docker.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.Closeable;
import java.io.IOException;

/** One client of the engine, speaking one version. */
final class Connection implements Closeable {
  private final DockerClient client;
  private final String version;

  private Connection(DockerClient client, String version) {
    this.client = client;
    this.version = version;
  }

  /** Asks the engine, by a client that names no version, which ones it speaks, and speaks it. */
  static Connection agree(EngineConfig config) throws IOException {
    ApiVersion version;
    try (var asking = client(config, null)) {
      var told = asking.versionCmd().exec();
      var oldest = told.getRawValues().get("MinAPIVersion");
      version = ApiVersion.agree(told.getApiVersion(), oldest == null ? null : oldest.toString());
    }
    return new Connection(client(config, version.toString()), version.toString());
  }

  DockerClient client() {
    return client;
  }

  String version() {
    return version;
  }

  @Override
  public void close() throws IOException {
    client.close();
  }

  private static DockerClient client(EngineConfig config, String version) {
    var secured = config.tlsDirectory();
    // every setting is given, as the builder otherwise takes it from DOCKER_* variables
    var settings =
        DefaultDockerClientConfig.createDefaultConfigBuilder()
            .withDockerHost(config.url().toString())
            .withDockerTlsVerify(secured.isPresent())
            .withApiVersion(version);
    secured.ifPresent(settings::withDockerCertPath);
    var built = settings.build();
    var transport =
        new ZerodepDockerHttpClient.Builder()
            .dockerHost(built.getDockerHost())
            .sslConfig(built.getSSLConfig())
            .maxConnections(config.maxConnections())
            .connectionTimeout(config.connectTimeout())
            .build();
    return DockerClientImpl.getInstance(built, transport);
  }
}
