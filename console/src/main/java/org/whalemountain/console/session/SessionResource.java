package org.whalemountain.console.session;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestResponse;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.console.account.Caller;

/** Log in, who am I, log out. */
@Path("/api/v1/session")
@Produces(MediaType.APPLICATION_JSON)
public class SessionResource {

  private static final Sentence NO_SESSION =
      new Sentence(
          "A token has no session to end; revoke the token instead.",
          "トークンには終了するセッションがありません。トークンを失効させてください。");

  private final Login login;
  private final Sessions sessions;
  private final SecurityIdentity identity;

  SessionResource(Login login, Sessions sessions, SecurityIdentity identity) {
    this.login = login;
    this.sessions = sessions;
    this.identity = identity;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Blocking
  public Uni<RestResponse<SessionView>> logIn(Credentials credentials, RoutingContext call) {
    return login
        .with(credentials, call)
        .map(
            begun ->
                RestResponse.ResponseBuilder.ok(SessionView.of(begun.person()))
                    .cookie(SessionCookie.with(begun.secret(), call.request().isSSL()))
                    .build());
  }

  @GET
  public SessionView get() {
    return SessionView.of(Caller.of(identity).person());
  }

  @DELETE
  @Blocking
  public Response logOut(@Context HttpServerRequest request) {
    var caller = Caller.of(identity);
    if (!Caller.SESSION.equals(caller.via())) {
      throw new ApiException(ErrorCode.WRONG_STATE, NO_SESSION);
    }
    sessions.end(caller.credential());
    return Response.noContent().cookie(SessionCookie.gone(request.isSSL())).build();
  }
}
