package org.whalemountain.console.orphan;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.whalemountain.api.problem.Problems;
import org.whalemountain.console.host.HostLooks;

/** Rebuilds the ownership of all hosts over HTTP. */
@Path("/api/v1/rebuild-ownership")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
public class RebuildResource {

  private final Rebuilding rebuilding;
  private final HostLooks hosts;
  private final HttpHeaders headers;

  RebuildResource(Rebuilding rebuilding, HostLooks hosts, @Context HttpHeaders headers) {
    this.rebuilding = rebuilding;
    this.hosts = hosts;
    this.headers = headers;
  }

  /** Writes the records of all that is found on all hosts and has none. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Rebuild rebuild(Rebuild.Wish wish) {
    return rebuilding.rebuild(
        hosts.names(),
        wish.installation(),
        Problems.language(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)));
  }
}
