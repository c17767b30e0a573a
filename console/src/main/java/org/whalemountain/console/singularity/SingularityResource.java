package org.whalemountain.console.singularity;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.whalemountain.api.image.SingularityReport.State;
import org.whalemountain.console.audit.Audit;
import org.whalemountain.console.container.Borrower;

/** Files for Singularity over HTTP; the file itself is served beside this class. */
@Path("/api/v1/images/{id}/singularity")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("user")
public class SingularityResource {

  private final SingularityFiles files;
  private final SecurityIdentity identity;
  private final HttpHeaders headers;
  private final RoutingContext call;

  SingularityResource(
      SingularityFiles files,
      SecurityIdentity identity,
      @Context HttpHeaders headers,
      RoutingContext call) {
    this.files = files;
    this.identity = identity;
    this.headers = headers;
    this.call = call;
  }

  @POST
  @APIResponse(
      responseCode = "200",
      description = "It is there.",
      content = @Content(schema = @Schema(implementation = SingularityView.class)))
  @APIResponse(
      responseCode = "202",
      description = "It is being built.",
      content = @Content(schema = @Schema(implementation = SingularityView.class)))
  public Response build(
      @PathParam("id") String id,
      @QueryParam("compression") String compression,
      @QueryParam("host") String host) {
    var note = Audit.note(call).target(id);
    var view = files.build(borrower(), new ImageWish(id, compression, host));
    note.host(view.host());
    return Response.status(view.state() == State.READY ? 200 : 202).entity(view).build();
  }

  @GET
  @Path("progress")
  public SingularityView progress(
      @PathParam("id") String id,
      @QueryParam("compression") String compression,
      @QueryParam("host") String host) {
    return files.progress(borrower(), new ImageWish(id, compression, host));
  }

  private Borrower borrower() {
    return Borrower.of(identity, headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
  }
}
