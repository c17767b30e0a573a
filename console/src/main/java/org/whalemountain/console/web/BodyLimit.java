package org.whalemountain.console.web;

import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
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

  private static final Pattern FILES = Pattern.compile("/api/v1/containers/[^/]+/files/?");
  private static final Sentence TOO_LARGE =
      new Sentence(
          "The body is larger than the {0} KiB that are taken here.",
          "本文が、ここで受け付ける {0} KiB より大きいです。");

  private final long largest;

  BodyLimit(WebConfig config) {
    this.largest = config.largestBody().asLongValue();
  }

  @PermitAll
  void limit(@Observes Router router) {
    router.route(Gate.API + "/*").order(ORDER).handler(this::check);
  }

  private void check(RoutingContext call) {
    if (FILES.matcher(call.normalizedPath()).matches()) {
      call.next();
      return;
    }
    var length = call.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length == null) {
      call.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, largest);
      call.next();
    } else if (Long.parseLong(length) <= largest) {
      call.next();
    } else {
      // The rest of the body is not waited for.
      call.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
      ProblemRoute.send(
          call, new ApiException(ErrorCode.TOO_LARGE, TOO_LARGE.with(largest / 1024)));
      call.request().resume();
    }
  }
}
