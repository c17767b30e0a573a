package org.whalemountain.console.template;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import org.whalemountain.console.audit.Audit;
import org.whalemountain.console.container.Borrower;
import org.whalemountain.console.container.ContainerView;
import org.whalemountain.console.container.Containers;
import org.whalemountain.console.idempotency.KeyedRequest;
import org.whalemountain.console.web.Page;

/** Templates over HTTP. Definitions are JSON or YAML, both ways. */
@Path("/api/v1/templates")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("user")
public class TemplateResource {

  private static final String ADDRESS = "/api/v1/templates/";
  private static final String CONTAINERS = "/api/v1/containers/";
  private static final String OWNER =
      "whose; where it is left out one's own, or else the only one that is offered";

  private final Templates templates;
  private final Containers containers;
  private final SecurityIdentity identity;
  private final HttpHeaders headers;

  TemplateResource(
      Templates templates,
      Containers containers,
      SecurityIdentity identity,
      @Context HttpHeaders headers) {
    this.templates = templates;
    this.containers = containers;
    this.identity = identity;
    this.headers = headers;
  }

  /** One's own, or what others offer. */
  @GET
  public RestResponse<List<TemplateView>> list(
      @Parameter(description = "what others offer instead of one's own")
          @QueryParam("offered")
          @DefaultValue("false")
          boolean offered,
      @QueryParam("limit") String limit,
      @QueryParam("after") String after,
      @Context UriInfo uri) {
    var page = Page.of(limit, after);
    return page.answer(templates.list(author(), offered, page), TemplateView::key, uri);
  }

  @POST
  @Consumes({
    MediaType.APPLICATION_JSON,
    DefinitionBody.YAML,
    DefinitionBody.TEXT_YAML,
    DefinitionBody.X_YAML
  })
  @Produces({MediaType.APPLICATION_JSON, DefinitionBody.YAML})
  @APIResponse(
      responseCode = "201",
      description = "It is defined.",
      content = @Content(schema = @Schema(implementation = ContainerDefinition.class)))
  public Response define(ContainerDefinition definition, @Context RoutingContext call) {
    if (definition.name() != null) {
      note(call, author().account(), definition.name());
    }
    var defined = templates.define(author(), definition);
    return Response.created(URI.create(ADDRESS + defined.name())).entity(defined).build();
  }

  @GET
  @Path("{name}")
  @Produces({MediaType.APPLICATION_JSON, DefinitionBody.YAML})
  public ContainerDefinition get(
      @PathParam("name") String name,
      @Parameter(description = OWNER) @QueryParam("owner") String owner) {
    return templates.find(author(), name, owner).definition();
  }

  /** Defines it, new or in place of the one that has the name. */
  @PUT
  @Path("{name}")
  @Consumes({
    MediaType.APPLICATION_JSON,
    DefinitionBody.YAML,
    DefinitionBody.TEXT_YAML,
    DefinitionBody.X_YAML
  })
  @Produces({MediaType.APPLICATION_JSON, DefinitionBody.YAML})
  @APIResponse(
      responseCode = "201",
      description = "It is new.",
      content = @Content(schema = @Schema(implementation = ContainerDefinition.class)))
  @APIResponse(
      responseCode = "200",
      description = "It replaces the one that had the name.",
      content = @Content(schema = @Schema(implementation = ContainerDefinition.class)))
  public Response put(
      @PathParam("name") String name,
      @Parameter(description = "only one's own are taken") @QueryParam("owner") String owner,
      ContainerDefinition definition,
      @Context RoutingContext call) {
    note(call, owner == null ? author().account() : owner, name);
    var defined = templates.put(author(), name, owner, definition);
    return Response.status(defined.isNew() ? 201 : 200).entity(defined.definition()).build();
  }

  /** Ends it. Containers that were made from it stay. */
  @DELETE
  @Path("{name}")
  public void undefine(
      @PathParam("name") String name,
      @Parameter(description = "whose; others' by administrators, and only what is offered")
          @QueryParam("owner")
          String owner,
      @Context RoutingContext call) {
    note(call, owner == null ? author().account() : owner, name);
    templates.undefine(author(), name, owner);
  }

  /** Makes a container from it, of one's own, as a create does. */
  @POST
  @Path("{name}/start")
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
  public Response start(
      @PathParam("name") String name,
      @Parameter(description = OWNER) @QueryParam("owner") String owner,
      StartOrder order,
      @HeaderParam(KeyedRequest.HEADER) String key,
      @Context RoutingContext call) {
    var template = templates.find(author(), name, owner);
    note(call, template.owner(), name);
    var borrower = Borrower.of(identity, headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    var answer =
        containers.create(borrower, template.definition().order(order), Optional.ofNullable(key));
    return Response.status(answer.status())
        .location(URI.create(CONTAINERS + answer.containerId()))
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(answer.body())
        .build();
  }

  private static void note(RoutingContext call, String owner, String name) {
    Audit.note(call).target(owner + "/" + name);
  }

  private Author author() {
    return Author.of(identity);
  }
}
