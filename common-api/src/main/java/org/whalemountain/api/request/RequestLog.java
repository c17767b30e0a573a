package org.whalemountain.api.request;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Names each request, and writes one line for each that may have changed something. Bodies,
 * queries, environments and tokens are never in it.
 */
@ApplicationScoped
public class RequestLog {

  /** Where who calls an agent leaves the agent's name, for the line and for lines in between. */
  public static final String HOST = "host";

  private static final Logger LOG = Logger.getLogger(RequestLog.class);
  private static final int BEFORE_ALL_GATES = 2000;
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
  private static final Pattern CONTAINER = Pattern.compile("/v1/containers/([^/]{1,200})");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  @PermitAll
  void register(@Observes Filters filters) {
    filters.register(this::begin, BEFORE_ALL_GATES);
  }

  private void begin(RoutingContext call) {
    var id = RequestId.of(call.request().getHeader(RequestId.HEADER));
    MDC.put(RequestId.KEY, id);
    call.response().putHeader(RequestId.HEADER, id);
    if (!SAFE.contains(call.request().method().name())) {
      var began = System.nanoTime();
      call.addEndHandler(ended -> end(call, id, began));
    }
    call.next();
  }

  private static void end(RoutingContext call, String id, long began) {
    var keys = new LinkedHashMap<String, Object>();
    keys.put("method", call.request().method().name());
    keys.put("path", clean(call.normalizedPath()));
    keys.put("status", call.response().headWritten() ? call.response().getStatusCode() : 0);
    keys.put("durationMs", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
    keys.put("account", account(call));
    keys.put("container", container(call));
    keys.put(HOST, MDC.get(HOST));
    keys.values().removeIf(value -> value == null);
    var text = new StringBuilder("request");
    keys.forEach((key, value) -> text.append(' ').append(key).append('=').append(value));
    MDC.put(RequestId.KEY, id);
    keys.forEach(MDC::put);
    try {
      LOG.info(text);
    } finally {
      keys.keySet().forEach(MDC::remove);
    }
  }

  private static String account(RoutingContext call) {
    return call.user() instanceof QuarkusHttpUser user
        ? clean(user.getSecurityIdentity().getPrincipal().getName())
        : null;
  }

  /** A create's is known from its answer only. */
  private static String container(RoutingContext call) {
    var made = call.response().headers().get(HttpHeaders.LOCATION);
    var found = CONTAINER.matcher(made == null ? call.normalizedPath() : made);
    return found.find() ? clean(found.group(1)) : null;
  }

  /** A line's end would forge lines. */
  private static String clean(String text) {
    return text == null ? null : CONTROL.matcher(text).replaceAll("?");
  }
}
