package org.whalemountain.api.access;

import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
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

  /** The shortest token that is not guessed: 32 characters. */
  public static final int SHORTEST_TOKEN = 32;

  private static final int BEFORE_EVERYTHING = 1000;
  private static final String SCHEME = "Bearer ";
  private static final Sentence REFUSED =
      new Sentence(
          "Send the host's token as 'Authorization: Bearer …'.",
          "ホストのトークンを「Authorization: Bearer …」で送ってください。");

  private final byte[] token;
  private final Epochs epochs = new Epochs();

  /**
   * Takes the token from the configuration.
   *
   * @param token the secret that every call must show, at least 32 characters; make one with {@code
   *     openssl rand -hex 32}
   */
  AgentGate(@ConfigProperty(name = "whalemountain.agent.token") String token) {
    this.token = token.strip().getBytes(StandardCharsets.UTF_8);
  }

  void refuseAWeakToken(@Observes StartupEvent start) {
    if (token.length < SHORTEST_TOKEN) {
      throw new IllegalStateException(
          "whalemountain.agent.token must have at least 32 characters; make one with: openssl rand -hex 32");
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

  /** Compares in constant time, so that answers do not tell how much of a guess was right. */
  private boolean isShown(RoutingContext call) {
    var shown = call.request().getHeader(HttpHeaders.AUTHORIZATION);
    return shown != null
        && shown.startsWith(SCHEME)
        && MessageDigest.isEqual(
            shown.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8), token);
  }
}
