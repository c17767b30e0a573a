package org.whalemountain.console.host;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.jboss.logging.MDC;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.request.RequestId;
import org.whalemountain.api.request.RequestLog;

/**
 * The open connections to one agent: pooled, without redirects, with its certificate pinned where
 * there is one. Every request carries the host's token.
 */
public final class AgentConnection {

  /** In pieces of the usual 8 KiB, files take three times as much work. */
  private static final int PIECE_BYTES = 64 * 1024;

  private static final int MOST_CALLS = 64;
  private static final int MOST_CREATES = 128;
  private static final int MOST_TRANSFERS = 256;
  private static final int MOST_TERMINALS = 1000;
  private static final int LARGEST_FRAME = 1 << 20;

  private final HostAccess access;
  private final HttpClient calls;
  private final HttpClient creates;
  private final HttpClient transfers;
  private final WebSocketClient terminals;
  private final Vertx vertx;
  private final Networks networks;

  AgentConnection(Vertx vertx, HostAccess access, HostConfig config, Networks networks) {
    this.vertx = vertx;
    this.access = access;
    this.networks = networks;
    var connectMillis = (int) config.connectTimeout().toMillis();
    // Creates wait for their turn: in a pool of their own they keep no look waiting.
    this.creates = vertx.createHttpClient(options(connectMillis).setMaxPoolSize(MOST_CREATES));
    // Transfers last for minutes: in a pool of their own they keep no short call waiting.
    this.calls = vertx.createHttpClient(options(connectMillis).setMaxPoolSize(MOST_CALLS));
    this.transfers =
        vertx.createHttpClient(
            options(connectMillis)
                .setMaxPoolSize(MOST_TRANSFERS)
                .setMaxChunkSize(PIECE_BYTES)
                .setKeepAlive(false)
                .setIdleTimeout((int) config.idleTimeout().toSeconds()));
    this.terminals = vertx.createWebSocketClient(terminalOptions(connectMillis));
  }

  /** The host's name. */
  public String host() {
    return access.name();
  }

  /**
   * A request for bytes that flow, on a connection of its own that ends with them.
   *
   * @param path below the agent's URL, with its query
   */
  public Future<HttpClientRequest> transfer(HttpMethod method, String path) {
    return transfers.request(request(new RequestOptions(), method, path)).compose(this::guarded);
  }

  /**
   * A WebSocket of the agent.
   *
   * @param path below the agent's URL, with its query
   * @param language the person's, as {@code Accept-Language}
   */
  public Future<WebSocket> terminal(String path, String language) {
    var options = new WebSocketConnectOptions();
    request(options, HttpMethod.GET, path);
    options.putHeader(HttpHeaders.ACCEPT_LANGUAGE, language);
    return vertx
        .executeBlocking(this::resolved, false)
        .compose(
            address ->
                terminals.connect(
                    options.setServer(
                        SocketAddress.inetSocketAddress(options.getPort(), address))));
  }

  Future<HttpClientRequest> call(HttpMethod method, String path) {
    var client = method.equals(HttpMethod.PUT) ? creates : calls;
    return client.request(request(new RequestOptions(), method, path)).compose(this::guarded);
  }

  /**
   * A name may lead elsewhere than when it was registered: nothing is sent, the token least of all,
   * before it is known where the connection ends.
   */
  private Future<HttpClientRequest> guarded(HttpClientRequest request) {
    try {
      requireAllowed(InetAddress.getByName(request.connection().remoteAddress().hostAddress()));
      return Future.succeededFuture(request);
    } catch (ApiException | UnknownHostException e) {
      // Nobody waits for it any more.
      request.exceptionHandler(ignored -> {});
      request.reset();
      return Future.failedFuture(e);
    }
  }

  /** A WebSocket shows its token as it connects, so it is told the very address to connect to. */
  private String resolved() throws UnknownHostException {
    var address = InetAddress.getByName(access.url().getHost());
    requireAllowed(address);
    return address.getHostAddress();
  }

  private void requireAllowed(InetAddress address) {
    if (!networks.allow(address)) {
      throw AgentAddress.notAllowed();
    }
  }

  HostAccess access() {
    return access;
  }

  void closeCalls() {
    calls.close();
    creates.close();
  }

  void close() {
    closeCalls();
    transfers.close();
    terminals.close();
  }

  private RequestOptions request(RequestOptions options, HttpMethod method, String path) {
    URI url = access.url();
    var isTls = "https".equals(url.getScheme());
    options
        .setMethod(method)
        .setHost(url.getHost())
        .setPort(url.getPort() > 0 ? url.getPort() : isTls ? 443 : 80)
        .setSsl(isTls)
        .setFollowRedirects(false)
        .setURI(url.getRawPath() + path)
        .putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + access.token());
    RequestId.current()
        .ifPresent(
            id -> {
              options.putHeader(RequestId.HEADER, id);
              MDC.put(RequestLog.HOST, access.name());
            });
    return options;
  }

  private HttpClientOptions options(int connectMillis) {
    var options =
        new HttpClientOptions()
            .setConnectTimeout(connectMillis)
            .setMaxWaitQueueSize(MOST_CALLS * 4);
    if (access.certificate() != null) {
      options.setTrustOptions(pinned());
    }
    return options;
  }

  private WebSocketClientOptions terminalOptions(int connectMillis) {
    var options =
        new WebSocketClientOptions()
            .setConnectTimeout(connectMillis)
            .setMaxConnections(MOST_TERMINALS)
            .setMaxFrameSize(LARGEST_FRAME)
            .setMaxMessageSize(4 * LARGEST_FRAME);
    if (access.certificate() != null) {
      options.setTrustOptions(pinned());
    }
    return options;
  }

  private PemTrustOptions pinned() {
    return new PemTrustOptions().addCertValue(Buffer.buffer(access.certificate()));
  }
}
