package org.whalemountain.console.web;

import io.quarkus.security.AuthenticationException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.regex.Pattern;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.ProblemRoute;
import org.whalemountain.api.problem.Sentence;

/**
 * Stands before every address below {@code /api/v1} and {@code /docker}, JAX-RS or not: only the
 * login is open, so that no feature can forget to ask who calls.
 */
@ApplicationScoped
public class Gate {

  /** What all of it begins with. */
  public static final String API = "/api/v1";

  /** What the docker command's addresses begin with. */
  public static final String DOCKER = "/docker";

  /** After Quarkus' own authentication handler (200), before every route. */
  private static final int PRIORITY = 90;

  private static final String LOGIN = API + "/session";

  /** A frozen database holds up its pooled connections one after the other. */
  private static final Duration PATIENCE = Duration.ofSeconds(6);

  private static final Pattern MATRIX = Pattern.compile(";[^/]*");
  private static final Sentence WHO =
      new Sentence(
          "Log in, or send a valid token as 'Authorization: Bearer …'.",
          "ログインするか、有効なトークンを「Authorization: Bearer …」で送ってください。");
  private static final Sentence INTERNAL =
      new Sentence("Something went wrong on our side.", "サーバー内部でエラーが起きました。");

  private final IdentityProviderManager providers;

  Gate(IdentityProviderManager providers) {
    this.providers = providers;
  }

  /** Whether a call is for the API. */
  public static boolean leadsToApi(RoutingContext call) {
    // JAX-RS leaves matrix parameters out when it looks for a resource, so the gate does too.
    var path = MATRIX.matcher(call.normalizedPath()).replaceAll("").replaceAll("/+", "/");
    return leads(path, API) || leads(path, DOCKER);
  }

  private static boolean leads(String path, String beginning) {
    return path.equals(beginning) || path.startsWith(beginning + "/");
  }

  /** Whether a call is the one that needs no identity. */
  public static boolean isLogin(RoutingContext call) {
    return call.request().method().equals(HttpMethod.POST) && LOGIN.equals(call.normalizedPath());
  }

  @PermitAll
  void guard(@Observes Filters filters) {
    filters.register(this::check, PRIORITY);
  }

  private void check(RoutingContext call) {
    if (!leadsToApi(call) || isLogin(call)) {
      call.next();
      return;
    }
    // Without this the body's first bytes are gone by the time a route wants to read them.
    call.request().pause();
    QuarkusHttpUser.getSecurityIdentity(call, providers)
        .ifNoItem()
        .after(PATIENCE)
        .failWith(DatabaseProblem::silent)
        .subscribe()
        .with(identity -> admit(call, identity), failure -> refuse(call, failure));
  }

  private static void admit(RoutingContext call, SecurityIdentity identity) {
    if (identity == null || identity.isAnonymous()) {
      refuse(call, new ApiException(ErrorCode.NOT_AUTHENTICATED, WHO));
    } else {
      QuarkusHttpUser.setIdentity(identity, call);
      call.next();
    }
  }

  private static void refuse(RoutingContext call, Throwable failure) {
    ProblemRoute.send(call, problem(failure));
    call.request().resume();
  }

  private static ApiException problem(Throwable failure) {
    if (failure instanceof ApiException api) {
      return api;
    }
    return DatabaseProblem.of(failure)
        .orElseGet(
            () ->
                failure instanceof AuthenticationException
                    ? new ApiException(ErrorCode.NOT_AUTHENTICATED, WHO)
                    : new ApiException(ErrorCode.INTERNAL, INTERNAL, failure));
  }
}
