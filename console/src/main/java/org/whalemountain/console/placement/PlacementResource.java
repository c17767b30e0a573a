package org.whalemountain.console.placement;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Problems;
import org.whalemountain.console.quota.Quota;
import org.whalemountain.console.quota.Quotas;

/** Where an order would go, and why nowhere else. */
@Path("/api/v1/placement")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("user")
@Blocking
public class PlacementResource {

  private final Placements placements;
  private final Quotas quotas;
  private final SecurityIdentity identity;
  private final HttpHeaders headers;

  PlacementResource(
      Placements placements,
      Quotas quotas,
      SecurityIdentity identity,
      @Context HttpHeaders headers) {
    this.placements = placements;
    this.quotas = quotas;
    this.identity = identity;
    this.headers = headers;
  }

  /** Changes nothing and promises nothing. */
  @GET
  public PlacementView get(
      @QueryParam("image") String image,
      @QueryParam("gpus") String gpus,
      @QueryParam("cpus") String cpus,
      @QueryParam("memoryMiB") String memoryMiB,
      @Parameter(description = "Repeated, or separated by commas.") @QueryParam("guestPorts")
          List<String> guestPorts,
      @QueryParam("host") String host) {
    var wish = WishQuery.of(image, gpus, cpus, memoryMiB, guestPorts, host);
    var account = identity.getPrincipal().getName();
    var language = Problems.language(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    try {
      return PlacementView.of(
          placements.placement(account, wish),
          quotaRefusal(account, wish.share()),
          quotas.of(account),
          language);
    } catch (ApiException e) {
      if (e.code() == ErrorCode.NOT_FOUND) {
        return PlacementView.refused(e, quotas.of(account), language);
      }
      throw e;
    }
  }

  /** What a create would be refused with, asked of the very rule that would refuse it. */
  private ApiException quotaRefusal(String account, Quota more) {
    try {
      quotas.require(account, more);
      return null;
    } catch (ApiException e) {
      if (e.code() == ErrorCode.QUOTA_EXCEEDED) {
        return e;
      }
      throw e;
    }
  }
}
