package org.whalemountain.console.orphan;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.whalemountain.api.problem.Problems;
import org.whalemountain.console.host.HostLooks;

/** Rebuilds the ownership of one host over HTTP. */
@Path("/api/v1/hosts/{name}/rebuild-ownership")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
public class HostRebuildResource {

  private final Rebuilding rebuilding;
  private final HostLooks hosts;
  private final HttpHeaders headers;

  HostRebuildResource(Rebuilding rebuilding, HostLooks hosts, @Context HttpHeaders headers) {
    this.rebuilding = rebuilding;
    this.hosts = hosts;
    this.headers = headers;
  }

  /** Writes the records of all that is found on it and has none. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Rebuild rebuild(@PathParam("name") String name, Rebuild.Wish wish) {
    hosts.target(name);
    return rebuilding.rebuild(
        List.of(name),
        wish.installation(),
        Problems.language(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)));
  }
}
