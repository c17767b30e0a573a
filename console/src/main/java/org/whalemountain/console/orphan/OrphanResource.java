package org.whalemountain.console.orphan;

import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import org.whalemountain.api.problem.Problems;
import org.whalemountain.console.audit.Audit;

/** Orphans over HTTP. */
@Path("/api/v1/orphans")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
public class OrphanResource {

  private final Orphans orphans;
  private final HttpHeaders headers;

  OrphanResource(Orphans orphans, @Context HttpHeaders headers) {
    this.orphans = orphans;
    this.headers = headers;
  }

  @GET
  public List<Orphan> list() {
    return orphans.list();
  }

  /** Writes its record anew: from then on it is its owner's container. */
  @POST
  @Path("{id}/adopt")
  public void adopt(@PathParam("id") String id, @Context RoutingContext call) {
    orphans.adopt(noted(id, call), language());
  }

  /** Deletes it on its host, where it is still the same. */
  @DELETE
  @Path("{id}")
  public void remove(@PathParam("id") String id, @Context RoutingContext call) {
    orphans.remove(noted(id, call), language());
  }

  private Orphan noted(String id, RoutingContext call) {
    var orphan = orphans.get(id);
    Audit.note(call).host(orphan.host()).target(orphan.fullName());
    return orphan;
  }

  private Locale language() {
    return Problems.language(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
  }
}
