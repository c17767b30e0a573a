package org.whalemountain.api.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.ProblemRoute;
import org.whalemountain.api.problem.Sentence;

/**
 * Stands before {@code /q/metrics} of every service, which shares its port with everybody: without
 * a token in the configuration there is nothing, with one only its holder reads.
 */
@ApplicationScoped
public class MetricsGate {

  private static final int BEFORE_EVERYTHING = 1000;
  private static final String ADDRESS = "/q/metrics";
  private static final Sentence REFUSED =
      new Sentence(
          "Send the metrics token as 'Authorization: Bearer …'.",
          "メトリクス用トークンを「Authorization: Bearer …」で送ってください。");
  private static final Sentence CLOSED =
      new Sentence("Metrics are not published here.", "メトリクスは公開されていません。");

  private final Tokens tokens;

  /**
   * Takes the token from the configuration.
   *
   * @param token what Prometheus shows to read {@code /q/metrics}, at least 32 characters; left
   *     out, nobody reads it
   * @param file instead, a file that holds it; a change counts within a second
   */
  MetricsGate(
      @ConfigProperty(name = "whalemountain.metrics.token") Optional<String> token,
      @ConfigProperty(name = "whalemountain.metrics.token-file") Optional<Path> file) {
    this.tokens =
        file.map(path -> Tokens.of("whalemountain.metrics.token-file", path, System::nanoTime))
            .orElseGet(() -> Tokens.of(new Tokens.Setting("whalemountain.metrics.token", token)));
  }

  @PermitAll
  void guard(@Observes Filters filters) {
    filters.register(this::check, BEFORE_EVERYTHING);
  }

  private void check(RoutingContext call) {
    if (!call.normalizedPath().startsWith(ADDRESS)
        || tokens.isShown(call.request().getHeader(HttpHeaders.AUTHORIZATION))) {
      call.next();
    } else if (tokens.isEmpty()) {
      ProblemRoute.send(call, new ApiException(ErrorCode.NOT_FOUND, CLOSED));
    } else {
      ProblemRoute.send(call, new ApiException(ErrorCode.NOT_AUTHENTICATED, REFUSED));
    }
  }
}
