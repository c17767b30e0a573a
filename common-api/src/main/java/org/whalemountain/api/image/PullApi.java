package org.whalemountain.api.image;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Images on their way to one host before a container is ordered. */
@Path("/v1/pulls")
@Produces(MediaType.APPLICATION_JSON)
public interface PullApi {

  /**
   * Begins to pull an image, or tells how far it is; the same call again follows it to its end.
   * What is there already is not asked for again.
   *
   * @throws org.whalemountain.api.problem.ApiException {@code image-not-available}, {@code
   *     not-found}, {@code host-full}; {@code wrong-state} on a host that cannot pull beforehand
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  PullReport pull(PullRequest wanted);
}
