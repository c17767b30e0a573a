package org.whalemountain.console.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.ProblemRoute;
import org.whalemountain.api.problem.Sentence;

/**
 * Keeps other sites' pages from using a person's cookie: whatever changes something, and every
 * WebSocket, must come from the console's own pages. Programs without a browser send neither {@code
 * Origin} nor {@code Sec-Fetch-Site} and pass.
 */
@ApplicationScoped
class OriginCheck {

  private static final int JUST_BEFORE_THE_GATE = 95;
  private static final Set<String> OWN_SITE = Set.of("same-origin", "none");
  private static final Sentence FOREIGN =
      new Sentence(
          "This request comes from a page of another site.", "このリクエストは別のサイトのページから送られています。");

  private final List<Origin> configured;

  OriginCheck(WebConfig config) {
    this.configured =
        config.origin().orElse(List.of()).stream().map(OriginCheck::configured).toList();
  }

  @PermitAll
  void guard(@Observes Filters filters) {
    filters.register(this::check, JUST_BEFORE_THE_GATE);
  }

  private void check(RoutingContext call) {
    if (Gate.leadsToApi(call) && needsOwnOrigin(call) && !isOwn(call.request())) {
      ProblemRoute.send(call, new ApiException(ErrorCode.FORBIDDEN, FOREIGN));
    } else {
      call.next();
    }
  }

  private static boolean needsOwnOrigin(RoutingContext call) {
    var request = call.request();
    return (Requests.isUnsafe(request) || Requests.isUpgrade(request))
        && Requests.bearer(request).isEmpty()
        && (Gate.isLogin(call) || request.headers().contains(HttpHeaders.COOKIE));
  }

  private boolean isOwn(HttpServerRequest request) {
    var sent = request.headers().getAll(HttpHeaders.ORIGIN);
    if (sent.isEmpty()) {
      var site = request.getHeader("Sec-Fetch-Site");
      return site == null || OWN_SITE.contains(site);
    }
    var origin = sent.size() == 1 ? Origin.parse(sent.get(0)) : Optional.<Origin>empty();
    return origin.isPresent()
        && (configured.contains(origin.get()) || origin.equals(addressed(request)));
  }

  private static Optional<Origin> addressed(HttpServerRequest request) {
    var authority = request.authority();
    return authority == null
        ? Optional.empty()
        : Origin.parse(request.scheme() + "://" + authority);
  }

  private static Origin configured(String text) {
    return Origin.parse(text)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "whalemountain.web.origin must be like https://console.example.ac.jp"));
  }
}
