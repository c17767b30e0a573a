package org.whalemountain.api.runner;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The GitLab Runners of one host, one for each account, each with a build engine of its own.
 * Offered by hosts with the capability {@code builds}; the others answer {@code wrong-state}.
 *
 * <p>Every call may fail with {@code engine-failed} and {@code host-unreachable}.
 */
@Path("/v1/runners")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface RunnerApi {

  /** Every runner of the host, without the tails of their logs. One call to the engine. */
  @GET
  List<RunnerReport> list();

  /** One runner, with the tail of its log. {@code not-found} where the account has none here. */
  @GET
  @Path("{account}")
  RunnerReport get(@PathParam("account") String account);

  /**
   * Sets a runner up, or gives it other settings. The token is shown to GitLab first; where GitLab
   * does not take it, all stays as it was. Repeating the call changes nothing.
   *
   * @return 200 with the runner
   * @throws org.whalemountain.api.problem.ApiException {@code invalid} naming {@code token} where
   *     GitLab does not know it, {@code gitlab-refused} with what GitLab said where it refuses for
   *     another reason, {@code gitlab-unreachable} where no answer came, {@code wrong-state} where
   *     the host has no build engines, {@code host-full}
   */
  @PUT
  @Path("{account}")
  RunnerReport put(@PathParam("account") String account, RunnerSettings settings);

  /**
   * Ends the runner and its build engine, and removes both with the token. Images that were brought
   * in stay.
   *
   * @return 204, also where there was none
   */
  @DELETE
  @Path("{account}")
  RestResponse<Void> delete(@PathParam("account") String account);
}
