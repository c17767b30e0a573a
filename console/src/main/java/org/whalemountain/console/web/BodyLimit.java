package org.whalemountain.console.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.ProblemRoute;
import org.whalemountain.api.problem.Sentence;

/** Only files may be large. */
@ApplicationScoped
class BodyLimit {

  /** Behind Quarkus' own limit (-2), which would overwrite this one, before every route. */
  private static final int ORDER = -1;

  private static final Pattern FILES =
      Pattern.compile(
          "/api/v1/containers/[^/]+/files/?|/docker(?:/v[0-9.]+)?/containers/[^/]+/archive");
  private static final Sentence TOO_LARGE =
      new Sentence(
          "The body is larger than the {0} KiB that are taken here.",
          "本文が、ここで受け付ける {0} KiB より大きいです。");

  private final long largest;
  private final BodyHandler bounded;

  BodyLimit(WebConfig config) {
    this.largest = config.largestBody().asLongValue();
    this.bounded = BodyHandler.create(false).setBodyLimit(largest);
  }

  @PermitAll
  void limit(@Observes Router router) {
    router.route().order(ORDER).handler(this::check).failureHandler(this::explain);
  }

  private void check(RoutingContext call) {
    var length = call.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    if (!Gate.leadsToApi(call)
        || !Requests.isUnsafe(call.request())
        || FILES.matcher(call.normalizedPath()).matches()
        || (length != null && Long.parseLong(length) <= largest)) {
      call.next();
    } else if (length == null) {
      // Nobody knows how long it will be, so it is read here, as far as it is allowed to go.
      bounded.handle(call);
    } else {
      // The rest of the body is not waited for.
      call.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
      ProblemRoute.send(call, tooLarge());
      call.request().resume();
    }
  }

  private void explain(RoutingContext call) {
    if (Gate.leadsToApi(call) && call.statusCode() == ErrorCode.TOO_LARGE.status()) {
      ProblemRoute.send(call, tooLarge());
    } else {
      call.next();
    }
  }

  private ApiException tooLarge() {
    return new ApiException(ErrorCode.TOO_LARGE, TOO_LARGE.with(largest / 1024));
  }
}
