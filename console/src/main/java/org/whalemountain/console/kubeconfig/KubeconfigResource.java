package org.whalemountain.console.kubeconfig;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestResponse;
import org.whalemountain.api.problem.Problems;
import org.whalemountain.console.audit.Audit;

/** Kubeconfigs of one's own over HTTP. */
@Path("/api/v1/kubeconfig")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("user")
public class KubeconfigResource {

  private static final String HOST = "the cluster; may be left out where there is only one";

  private final Kubeconfigs kubeconfigs;
  private final SecurityIdentity identity;
  private final HttpHeaders headers;

  KubeconfigResource(
      Kubeconfigs kubeconfigs, SecurityIdentity identity, @Context HttpHeaders headers) {
    this.kubeconfigs = kubeconfigs;
    this.identity = identity;
    this.headers = headers;
  }

  /** A new one each time. Those given out before stay good until they expire or are revoked. */
  @GET
  public KubeconfigView get(
      @Parameter(description = HOST) @QueryParam("host") String host,
      @Parameter(description = "How long it is to be good, at least 10.") @QueryParam("minutes")
          String minutes,
      @Context RoutingContext call) {
    return issue(host, minutes, call);
  }

  /** The same as the file that kubectl reads. */
  @GET
  @Path("file")
  @Produces("application/yaml")
  public RestResponse<String> file(
      @Parameter(description = HOST) @QueryParam("host") String host,
      @Parameter(description = "How long it is to be good, at least 10.") @QueryParam("minutes")
          String minutes,
      @Context RoutingContext call) {
    var view = issue(host, minutes, call);
    return RestResponse.ResponseBuilder.ok(view.kubeconfig())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"kubeconfig-" + view.host() + ".yaml\"")
        .build();
  }

  /** Revokes all of one's own there. The cluster may take about ten seconds to refuse them. */
  @DELETE
  public void delete(
      @Parameter(description = HOST) @QueryParam("host") String host,
      @Context RoutingContext call) {
    var note = Audit.note(call).target(account());
    var chosen = kubeconfigs.choose(Optional.ofNullable(host));
    note.host(chosen);
    kubeconfigs.revoke(chosen, account(), language());
  }

  private KubeconfigView issue(String host, String minutes, RoutingContext call) {
    var note = Audit.note(call).deed().target(account());
    var chosen = kubeconfigs.choose(Optional.ofNullable(host));
    note.host(chosen);
    return kubeconfigs.issue(chosen, account(), minutes, language());
  }

  private String account() {
    return identity.getPrincipal().getName();
  }

  private Locale language() {
    return Problems.language(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
  }
}
