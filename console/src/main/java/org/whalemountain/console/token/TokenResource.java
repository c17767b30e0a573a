package org.whalemountain.console.token;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.console.account.Caller;
import org.whalemountain.console.web.Page;

/**
 * One's own tokens. A token lists but neither makes nor revokes tokens: one that leaked cannot
 * outlive its owner's finding out, nor lock the owner's other programs out.
 */
@Path("/api/v1/tokens")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class TokenResource {

  private static final Sentence SESSION_ONLY =
      new Sentence(
          "Tokens are made and revoked after logging in, not by a token.",
          "トークンの作成と失効にはログインが必要です。トークンではできません。");

  private final Tokens tokens;
  private final SecurityIdentity identity;

  TokenResource(Tokens tokens, SecurityIdentity identity) {
    this.tokens = tokens;
    this.identity = identity;
  }

  @GET
  public RestResponse<List<TokenView>> list(
      @RestQuery String limit, @RestQuery String after, UriInfo uri) {
    var page = Page.of(limit, after);
    return page.answer(tokens.list(Caller.of(identity).account(), page), token -> token.id(), uri);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @ResponseStatus(201)
  public IssuedToken create(NewToken wanted) {
    return tokens.create(inSession().account(), wanted);
  }

  @DELETE
  @Path("{id}")
  public void revoke(@PathParam("id") String id) {
    tokens.revoke(inSession().account(), id);
  }

  private Caller inSession() {
    var caller = Caller.of(identity);
    if (!Caller.SESSION.equals(caller.via())) {
      throw new ApiException(ErrorCode.FORBIDDEN, SESSION_ONLY);
    }
    return caller;
  }
}
