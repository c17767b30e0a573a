package org.whalemountain.console.stream;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.whalemountain.console.account.Caller;
import org.whalemountain.console.container.Borrower;
import org.whalemountain.console.singularity.ImageWish;
import org.whalemountain.console.singularity.SingularityFiles;

/** Files for Singularity on their way from a host, described in {@code META-INF/openapi.yaml}. */
@ApplicationScoped
class SingularityRoute {

  private final SingularityFiles files;
  private final Vertx vertx;

  SingularityRoute(SingularityFiles files, Vertx vertx) {
    this.files = files;
    this.vertx = vertx;
  }

  @PermitAll
  void open(@Observes Router router) {
    router.get("/api/v1/images/:id/singularity").handler(this::send);
  }

  private void send(RoutingContext call) {
    call.request().pause();
    var caller = Caller.of(call).orElseThrow();
    var language = call.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE);
    var borrower = Borrower.of(caller.identity(), language);
    vertx
        .executeBlocking(() -> files.sent(borrower, wish(call)), false)
        .onSuccess(file -> Pipe.through(call, file.agent(), file.imageId(), file.path()))
        .onFailure(failure -> Entrance.refuse(call, failure));
  }

  private static ImageWish wish(RoutingContext call) {
    var query = call.queryParams();
    return new ImageWish(call.pathParam("id"), query.get("compression"), query.get("host"));
  }
}
