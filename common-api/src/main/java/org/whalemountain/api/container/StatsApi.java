package org.whalemountain.api.container;

import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** What a running container uses. Errors as in {@link ContainerApi}. */
@Path("/v1/containers/{name}/stats")
public interface StatsApi {

  /**
   * One sample. The first one of a container takes up to two seconds, as a share of processor time
   * needs two looks.
   *
   * @throws org.whalemountain.api.problem.ApiException {@code wrong-state} where it is not running
   */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  StatsSample stats(@PathParam("name") String name);

  /**
   * A sample about every second; ends when the container stops or the caller goes away.
   *
   * @throws org.whalemountain.api.problem.ApiException {@code wrong-state} where it is not running
   */
  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RestStreamElementType(MediaType.APPLICATION_JSON)
  Multi<StatsSample> statsStream(@PathParam("name") String name);
}
