package org.whalemountain.console.audit;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.console.account.Caller;
import org.whalemountain.console.web.Page;

/** Who did what: everybody's for an admin, one's own for the others. */
@Path("/api/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {

  private static final Sentence OWN_ONLY =
      new Sentence("Only admins may see what others did.", "他の人の記録を見られるのは管理者だけです。");

  private final AuditRows rows;
  private final SecurityIdentity identity;

  AuditResource(AuditRows rows, SecurityIdentity identity) {
    this.rows = rows;
    this.identity = identity;
  }

  @GET
  @Blocking
  public RestResponse<List<AuditView>> list(
      @RestQuery String account,
      @RestQuery String action,
      @RestQuery String outcome,
      @RestQuery String since,
      @RestQuery String until,
      @RestQuery String limit,
      @RestQuery String after,
      UriInfo uri) {
    var caller = Caller.of(identity);
    if (!caller.isAdmin() && account != null && !account.equals(caller.account())) {
      throw new ApiException(ErrorCode.FORBIDDEN, OWN_ONLY);
    }
    var whose = caller.isAdmin() ? account : caller.account();
    var page = Page.of(limit, after);
    var found = rows.find(AuditQuery.of(whose, action, outcome, since, until), page);
    return page.answer(found, row -> Long.toString(row.id()), uri);
  }
}
