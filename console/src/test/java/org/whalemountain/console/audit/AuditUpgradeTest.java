package org.whalemountain.console.audit;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.ext.web.Router;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.whalemountain.console.Browser;
import org.whalemountain.console.ConsoleTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@QuarkusTest
@ConsoleTest
class AuditUpgradeTest {

  private static final long PATIENCE_MS = 10_000;

  @TestHTTPResource("/api/v1/sockets/")
  URL sockets;

  /** A raw route that knows nothing of audit and identity. */
  @ApplicationScoped
  static class Sockets {
    @PermitAll
    void route(@Observes Router router) {
      router
          .get("/api/v1/sockets/:id/open")
          .handler(
              call ->
                  call.request()
                      .toWebSocket()
                      .onSuccess(socket -> socket.writeTextMessage("hello"))
                      .onFailure(call::fail));
    }
  }

  @Test
  void anOpenedSocketIsNotedWhileItIsStillOpen() throws Exception {
    var id = UUID.randomUUID().toString();
    var socket = open(id, Browser.sessionOf("e175701"), null);
    try {
      assertThat(await(id))
          .containsEntry("action", "GET /sockets/{id}/open")
          .containsEntry("account", "e175701")
          .containsEntry("status", 101)
          .containsEntry("outcome", "done");
    } finally {
      socket.abort();
    }
  }

  @Test
  void aSocketForNobodyIsRefusedAndNoted() {
    var id = UUID.randomUUID().toString();
    assertThatThrownBy(() -> open(id, "garbage", null)).hasRootCauseMessage("401");
    assertThat(await(id)).containsEntry("status", 401).containsEntry("outcome", "refused");
    var other = UUID.randomUUID().toString();
    var session = Browser.sessionOf("e175701");
    assertThatThrownBy(() -> open(other, session, "http://evil.test")).hasRootCauseMessage("403");
    assertThat(await(other)).containsEntry("status", 403).containsEntry("code", "forbidden");
  }

  private WebSocket open(String id, String session, String origin) throws Exception {
    var builder =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .header("Cookie", Browser.COOKIE + "=" + session);
    if (origin != null) {
      builder.header("Origin", origin);
    }
    var address = URI.create(sockets.toString().replaceFirst("^http", "ws") + id + "/open");
    try {
      return builder
          .buildAsync(address, new WebSocket.Listener() {})
          .get(PATIENCE_MS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof WebSocketHandshakeException refused) {
        throw new IllegalStateException(String.valueOf(refused.getResponse().statusCode()));
      }
      throw e;
    }
  }

  private static Map<String, Object> await(String target) {
    var admin = Browser.sessionOf("e165700");
    var limit = System.currentTimeMillis() + PATIENCE_MS;
    while (System.currentTimeMillis() < limit) {
      List<Map<String, Object>> rows = Browser.in(admin).get("/api/v1/audit?limit=50").path("");
      for (var row : rows) {
        if (target.equals(row.get("target"))) {
          return row;
        }
      }
    }
    throw new AssertionError("no row for " + target);
  }
}
