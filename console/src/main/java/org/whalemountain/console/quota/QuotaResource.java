package org.whalemountain.console.quota;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Quotas over HTTP: one's own for everybody, all for administrators. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@Blocking
public class QuotaResource {

  private final Quotas quotas;
  private final SecurityIdentity identity;

  QuotaResource(Quotas quotas, SecurityIdentity identity) {
    this.quotas = quotas;
    this.identity = identity;
  }

  /** What I may have, and have. */
  @GET
  @Path("quota")
  @RolesAllowed("user")
  public QuotaView mine() {
    return quotas.of(identity.getPrincipal().getName());
  }

  /** Those who have limits of their own. */
  @GET
  @Path("quotas")
  public List<QuotaView> own() {
    return quotas.own();
  }

  @GET
  @Path("quotas/{account}")
  public QuotaView get(@PathParam("account") String account) {
    return quotas.of(account);
  }

  /** Sets all limits of an account; null or left out gives the default again. */
  @PUT
  @Path("quotas/{account}")
  @Consumes(MediaType.APPLICATION_JSON)
  public QuotaView set(@PathParam("account") String account, Limits own) {
    return quotas.set(account, own);
  }
}
