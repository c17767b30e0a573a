package org.whalemountain.console.webui;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Answers with the page wherever a person may go: the page itself knows its addresses. It is never
 * kept by a browser, so that an upgrade is seen at once; the assets it names are kept for ever,
 * because their names change with their content.
 */
@ApplicationScoped
class WebPage {
  private static final Logger LOG = Logger.getLogger(WebPage.class);

  /** Before Quarkus' own handler of static files. */
  private static final int EARLY = -1;

  private final Optional<Buffer> page = Files.read("/index.html");

  @PermitAll
  void open(@Observes Router router) {
    if (page.isEmpty()) {
      LOG.warn("this console was built without its page");
      return;
    }
    router.get("/assets/*").order(EARLY).handler(Assets::send);
    router.get().order(EARLY).handler(this::send);
  }

  private void send(RoutingContext call) {
    if (!isPage(call)) {
      call.next();
      return;
    }
    call.response()
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
        .end(page.orElseThrow());
  }

  private static boolean isPage(RoutingContext call) {
    var path = call.normalizedPath();
    if (path.equals("/") || path.equals("/index.html")) {
      return true;
    }
    var accept = call.request().getHeader(HttpHeaders.ACCEPT);
    var isFile = path.indexOf('.', path.lastIndexOf('/')) >= 0;
    return !isFile
        && !path.matches("/(api|docker|q|assets)(/.*)?")
        && accept != null
        && accept.contains("text/html");
  }
}
