package org.whalemountain.docker.wire;

import io.vertx.core.net.ClientOptionsBase;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import org.whalemountain.docker.engine.EngineConfig;

/**
 * Where the engine listens.
 *
 * @param address a socket file, or host and port
 * @param keys directory with {@code ca.pem}, {@code cert.pem}, {@code key.pem}; empty without TLS
 */
record Endpoint(SocketAddress address, Optional<Path> keys) {

  private static final int PLAIN_PORT = 2375;
  private static final int TLS_PORT = 2376;

  static Endpoint of(EngineConfig config) {
    var url = config.url();
    if ("unix".equals(url.getScheme())) {
      return new Endpoint(SocketAddress.domainSocketAddress(url.getPath()), Optional.empty());
    }
    var keys = config.tlsDirectory().map(Path::of);
    var usual = keys.isPresent() ? TLS_PORT : PLAIN_PORT;
    var port = url.getPort() < 0 ? usual : url.getPort();
    return new Endpoint(SocketAddress.inetSocketAddress(port, url.getHost()), keys);
  }

  boolean isSecure() {
    return keys.isPresent();
  }

  /** Verifies both sides, as {@code docker --tlsverify} does. */
  void secure(ClientOptionsBase options) {
    keys.ifPresent(
        directory ->
            options
                .setSsl(true)
                .setTrustOptions(
                    new PemTrustOptions().addCertPath(directory.resolve("ca.pem").toString()))
                .setKeyCertOptions(
                    new PemKeyCertOptions()
                        .addCertPath(directory.resolve("cert.pem").toString())
                        .addKeyPath(directory.resolve("key.pem").toString())));
  }
}
