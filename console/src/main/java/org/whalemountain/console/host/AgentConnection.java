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
import java.net.URI;
import org.jboss.logging.MDC;
import org.whalemountain.api.request.RequestId;
import org.whalemountain.api.request.RequestLog;

/**
 * The open connections to one agent: pooled, without redirects, with its certificate pinned where
 * there is one. Every request carries the host's token.
 */
public final class AgentConnection {

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

  AgentConnection(Vertx vertx, HostAccess access, HostConfig config) {
    this.access = access;
    var connectMillis = (int) config.connectTimeout().toMillis();
    // Creates wait for their turn: in a pool of their own they keep no look waiting.
    this.creates = vertx.createHttpClient(options(connectMillis).setMaxPoolSize(MOST_CREATES));
    // Transfers last for minutes: in a pool of their own they keep no short call waiting.
    this.calls = vertx.createHttpClient(options(connectMillis).setMaxPoolSize(MOST_CALLS));
    this.transfers =
        vertx.createHttpClient(
            options(connectMillis)
                .setMaxPoolSize(MOST_TRANSFERS)
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
    return transfers.request(request(new RequestOptions(), method, path));
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
    return terminals.connect(options);
  }

  Future<HttpClientRequest> call(HttpMethod method, String path) {
    var client = method.equals(HttpMethod.PUT) ? creates : calls;
    return client.request(request(new RequestOptions(), method, path));
  }

  HostAccess access() {
    return access;
  }

  void close() {
    calls.close();
    creates.close();
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
