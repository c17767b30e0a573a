package org.whalemountain.api.kubeconfig;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * What a person's own {@code kubectl} shows a cluster. Offered by hosts with the capability {@code
 * kubeconfig}; others do not have these addresses.
 *
 * <p>Every call may fail with {@code invalid} (no account), {@code engine-failed} and {@code
 * host-unreachable}.
 */
@Path("/v1/kubeconfigs/{account}")
@Produces(MediaType.APPLICATION_JSON)
public interface KubeconfigApi {

  /**
   * A new one each time, with a token of its own; those before stay good until they expire or are
   * revoked. With it {@code kubectl get, logs, exec, cp} work in the account's namespace, and
   * nothing else does. Makes the namespace where the account has none yet.
   *
   * @param minutes how long it is to be good, at least 10; the agent's default where it is left
   *     out. The cluster may give less: {@code expiresAt} tells
   * @throws org.whalemountain.api.problem.ApiException {@code invalid} naming {@code minutes}
   */
  @GET
  KubeconfigReport get(
      @PathParam("account") String account, @QueryParam("minutes") Integer minutes);

  /**
   * Revokes all that were given out. A cluster may take about ten seconds until it refuses them
   * everywhere.
   *
   * @return 204, also where there was none
   */
  @DELETE
  RestResponse<Void> delete(@PathParam("account") String account);
}
