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
import java.util.function.Supplier;
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

  private final Epochs epochs = new Epochs();
  private final Supplier<Tokens> made;
  private Tokens tokens;

  /**
   * Takes the tokens from the configuration.
   *
   * @param token the secret that every call must show, at least 32 characters; make one with {@code
   *     openssl rand -hex 32}; required unless there is a {@code token-file}
   * @param previous while a token is rotated: the one before, which is taken beside it
   * @param file instead of both, a file with one token a line, two while a token is rotated; a
   *     change counts within a second, without a restart
   */
  AgentGate(
      @ConfigProperty(name = "whalemountain.agent.token") Optional<String> token,
      @ConfigProperty(name = "whalemountain.agent.previous-token") Optional<String> previous,
      @ConfigProperty(name = "whalemountain.agent.token-file") Optional<Path> file) {
    this.made =
        () ->
            file.map(path -> Tokens.of("whalemountain.agent.token-file", path, System::nanoTime))
                .orElseGet(
                    () ->
                        Tokens.of(
                            new Tokens.Setting("whalemountain.agent.token", token),
                            new Tokens.Setting("whalemountain.agent.previous-token", previous)));
  }

  void refuseToStartWithout(@Observes StartupEvent start) {
    tokens = made.get();
    if (tokens.isEmpty()) {
      throw new IllegalStateException(
          "whalemountain.agent.token must be set, or whalemountain.agent.token-file");
    }
  }

  void guard(@Observes Filters filters) {
    filters.register(this::check, BEFORE_EVERYTHING);
  }

  private void check(RoutingContext call) {
    if (!call.normalizedPath().startsWith("/v1")) {
      call.next();
    } else if (tokens.isShown(call.request().getHeader(HttpHeaders.AUTHORIZATION))) {
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
}
