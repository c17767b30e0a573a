package org.whalemountain.api.access;

import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
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
 * Stands before every address of an agent below {@code /v1}: who does not show the token gets 401
 * and learns nothing, not even which containers there are. Whose turn is over ({@link Epochs})
 * changes nothing.
 */
@ApplicationScoped
@IfBuildProperty(name = "whalemountain.agent.enabled", stringValue = "true")
public class AgentGate {

  private static final int BEFORE_EVERYTHING = 1000;
  private static final Sentence REFUSED =
      new Sentence(
          "Send the host's token as 'Authorization: Bearer …'.",
          "ホストのトークンを「Authorization: Bearer …」で送ってください。");

  private final Tokens tokens;
  private final Epochs epochs = new Epochs();

  /**
   * Takes the token from the configuration.
   *
   * @param token the secret that every call must show, at least 32 characters; make one with {@code
   *     openssl rand -hex 32}. Several with white space between are all taken: so a new one is
   *     given to the console before the old one ends
   * @param file a file that holds it, as systemd's and Compose's secrets are files
   */
  AgentGate(
      @ConfigProperty(name = "whalemountain.agent.token") Optional<String> token,
      @ConfigProperty(name = "whalemountain.agent.token-file") Optional<Path> file) {
    this.tokens = Tokens.of("whalemountain.agent.token", token, file);
  }

  void refuseToStartWithout(@Observes StartupEvent start) {
    if (tokens.isEmpty()) {
      throw new IllegalStateException(
          "whalemountain.agent.token or whalemountain.agent.token-file must be given; make one with: openssl rand -hex 32");
    }
  }

  void guard(@Observes Filters filters) {
    filters.register(this::check, BEFORE_EVERYTHING);
  }

  private void check(RoutingContext call) {
    if (!call.normalizedPath().startsWith("/v1")) {
      call.next();
    } else if (isShown(call)) {
      admit(call);
    } else {
      ProblemRoute.send(call, new ApiException(ErrorCode.NOT_AUTHENTICATED, REFUSED));
    }
  }

  private void admit(RoutingContext call) {
    var request = call.request();
    try {
      epochs.check(request.method().name(), request.getHeader(Epochs.HEADER));
    } catch (ApiException e) {
      ProblemRoute.send(call, e);
      return;
    }
    call.next();
  }

  private boolean isShown(RoutingContext call) {
    return tokens.isShown(call.request().getHeader(HttpHeaders.AUTHORIZATION));
  }
}
