package org.whalemountain.api.terminal;

import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Opens terminals. */
@ApplicationScoped
@IfBuildProperty(name = "whalemountain.agent.enabled", stringValue = "true")
public class TerminalRoute implements HttpServerOptionsCustomizer {

  private static final int LARGEST_FRAME = 1024 * 1024;

  private final Doorway doorway;
  private final Shells shells;

  TerminalRoute(Doorway doorway, Shells shells) {
    this.doorway = doorway;
    this.shells = shells;
  }

  void serve(@Observes Router router) {
    router.get("/v1/containers/:name/terminal").handler(this::open);
  }

  @Override
  public void customizeHttpServer(HttpServerOptions options) {
    options.setMaxWebSocketFrameSize(LARGEST_FRAME);
  }

  @Override
  public void customizeHttpsServer(HttpServerOptions options) {
    options.setMaxWebSocketFrameSize(LARGEST_FRAME);
  }

  private void open(RoutingContext call) {
    doorway.enter(
        call,
        () -> {
          var size = Size.of(call.queryParams());
          return shells
              .find(call.pathParam("name"))
              .map(shell -> (Doorway.Session) client -> shell.open(client, size));
        });
  }
}
