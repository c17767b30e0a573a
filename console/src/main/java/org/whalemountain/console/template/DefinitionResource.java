package org.whalemountain.console.template;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.whalemountain.console.container.Borrower;
import org.whalemountain.console.container.Containers;

/** What a container was made of, in the form in which a template is defined. */
@Path("/api/v1/containers/{id}/definition")
@RolesAllowed("user")
public class DefinitionResource {

  private final Containers containers;
  private final SecurityIdentity identity;
  private final HttpHeaders headers;

  DefinitionResource(
      Containers containers, SecurityIdentity identity, @Context HttpHeaders headers) {
    this.containers = containers;
    this.identity = identity;
    this.headers = headers;
  }

  /** Values that look secret are shown to its owner only. */
  @GET
  @Produces({MediaType.APPLICATION_JSON, DefinitionBody.YAML})
  public ContainerDefinition get(@PathParam("id") String id) {
    var borrower = Borrower.of(identity, headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    var container = containers.get(borrower, id);
    return ContainerDefinition.of(container, container.owner().equals(borrower.account()));
  }
}
