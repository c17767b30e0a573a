package org.whalemountain.console.container;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.whalemountain.api.container.ExecRequest;
import org.whalemountain.api.container.ExecResult;
import org.whalemountain.api.container.StatsSample;
import org.whalemountain.api.container.StopTime;
import org.whalemountain.console.idempotency.KeyedRequest;
import org.whalemountain.console.web.Page;

/** Containers over HTTP. What flows (terminal, files, logs) is served beside this class. */
@Path("/api/v1/containers")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("user")
public class ContainerResource {

  private static final String ADDRESS = "/api/v1/containers";
  private static final String STOP_TIME =
      "seconds that its program may take to end before it is killed, 0 to 300; 10 where it is left out";

  private final Containers containers;
  private final SecurityIdentity identity;
  private final HttpHeaders headers;

  ContainerResource(
      Containers containers, SecurityIdentity identity, @Context HttpHeaders headers) {
    this.containers = containers;
    this.identity = identity;
    this.headers = headers;
  }

  @GET
  public RestResponse<List<ContainerView>> list(
      @QueryParam("owner") String owner,
      @QueryParam("limit") String limit,
      @QueryParam("after") String after,
      @Context UriInfo uri) {
    var page = Page.of(limit, after);
    return page.answer(containers.list(borrower(), owner, page), ContainerView::id, uri);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @APIResponse(
      responseCode = "201",
      description = "It runs.",
      content = @Content(schema = @Schema(implementation = ContainerView.class)))
  @APIResponse(
      responseCode = "202",
      description =
          "It waits for its turn (queuePlace), its image is being pulled, or its host's answer was lost.",
      content = @Content(schema = @Schema(implementation = ContainerView.class)))
  public Response create(NewContainer order, @HeaderParam(KeyedRequest.HEADER) String key) {
    var answer = containers.create(borrower(), order, Optional.ofNullable(key));
    return Response.status(answer.status())
        .location(URI.create(ADDRESS + "/" + answer.containerId()))
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(answer.body())
        .build();
  }

  @GET
  @Path("{id}")
  public ContainerView get(@PathParam("id") String id) {
    return containers.get(borrower(), id);
  }

  @DELETE
  @Path("{id}")
  @APIResponse(responseCode = "204", description = "It is gone.")
  @APIResponse(responseCode = "202", description = "It is still being made; its maker ends it.")
  public Response delete(@PathParam("id") String id) {
    return Response.status(containers.delete(borrower(), id) ? 204 : 202).build();
  }

  @POST
  @Path("{id}/start")
  public ContainerView start(@PathParam("id") String id) {
    return containers.change(borrower(), id, Verb.START);
  }

  @POST
  @Path("{id}/stop")
  public ContainerView stop(
      @PathParam("id") String id,
      @Parameter(description = STOP_TIME) @QueryParam(StopTime.PARAMETER) String timeoutSeconds) {
    return containers.change(
        borrower(), id, Verb.STOP, StopTime.of(StopTime.PARAMETER, timeoutSeconds));
  }

  @POST
  @Path("{id}/restart")
  public ContainerView restart(
      @PathParam("id") String id,
      @Parameter(description = STOP_TIME) @QueryParam(StopTime.PARAMETER) String timeoutSeconds) {
    return containers.change(
        borrower(), id, Verb.RESTART, StopTime.of(StopTime.PARAMETER, timeoutSeconds));
  }

  @POST
  @Path("{id}/exec")
  @Consumes(MediaType.APPLICATION_JSON)
  public ExecResult exec(@PathParam("id") String id, ExecRequest request) {
    return containers.exec(borrower(), id, request);
  }

  /** One sample; as {@code text/event-stream} the same address is a stream of them. */
  @GET
  @Path("{id}/stats")
  public StatsSample stats(@PathParam("id") String id) {
    return containers.stats(borrower(), id);
  }

  private Borrower borrower() {
    return Borrower.of(identity, headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
  }
}
