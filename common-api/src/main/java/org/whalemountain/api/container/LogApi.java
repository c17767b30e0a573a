package org.whalemountain.api.container;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What a container printed, running or stopped. Errors as in {@link ContainerApi}. */
@Path("/v1/containers/{name}/logs")
public interface LogApi {

  /**
   * Standard output and standard error in one text. A caller that goes away ends the stream and
   * frees what it held.
   *
   * @param tail only the last so many lines, 0 to 100000; {@code all} for everything
   * @param follow whether to go on with what comes, until the container stops
   * @throws org.whalemountain.api.problem.ApiException {@code invalid} for another {@code tail}
   */
  @GET
  @Produces(MediaType.TEXT_PLAIN)
  Response logs(
      @PathParam("name") String name,
      @QueryParam("tail") @DefaultValue("all") String tail,
      @QueryParam("follow") @DefaultValue("false") boolean follow);
}
