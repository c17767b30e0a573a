package org.whalemountain.console.host;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestResponse;
import org.whalemountain.api.problem.Problems;
import org.whalemountain.console.audit.Audit;

/** Hosts over HTTP. */
@Path("/api/v1/hosts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
public class HostResource {

  private static final String ADMIN = "admin";

  private final Hosts hosts;
  private final Enrolment enrolment;
  private final HostChanges changes;
  private final HostRemoval removal;
  private final HostCheck checks;
  private final SecurityIdentity identity;
  private final HttpHeaders headers;

  HostResource(
      Hosts hosts,
      Enrolment enrolment,
      HostChanges changes,
      HostRemoval removal,
      HostCheck checks,
      SecurityIdentity identity,
      @Context HttpHeaders headers) {
    this.hosts = hosts;
    this.enrolment = enrolment;
    this.changes = changes;
    this.removal = removal;
    this.checks = checks;
    this.headers = headers;
    this.identity = identity;
  }

  @GET
  @RolesAllowed("user")
  public List<HostView> list() {
    return hosts.list(identity.hasRole(ADMIN));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public RestResponse<HostView> add(NewHost host, @Context RoutingContext call) {
    Audit.note(call).host(host.name());
    var added = enrolment.add(host);
    return RestResponse.ResponseBuilder.<HostView>created(
            URI.create("/api/v1/hosts/" + added.name()))
        .entity(added)
        .build();
  }

  /** Asks an agent who it is; registers nothing. */
  @POST
  @Path("check")
  @Consumes(MediaType.APPLICATION_JSON)
  public HostFindings check(AgentToCheck agent) {
    return checks.check(agent, language());
  }

  /** Asks a registered host's agent again. */
  @POST
  @Path("{name}/check")
  public HostFindings checkAgain(@PathParam("name") String name) {
    return checks.checkAgain(name, language());
  }

  @PATCH
  @Path("{name}")
  @Consumes(MediaType.APPLICATION_JSON)
  public HostView change(@PathParam("name") String name, HostChange change) {
    return changes.change(name, change);
  }

  @DELETE
  @Path("{name}")
  public void remove(
      @PathParam("name") String name, @QueryParam("force") @DefaultValue("false") boolean force) {
    removal.remove(name, force);
  }

  private Locale language() {
    return Problems.language(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
  }
}
