package org.whalemountain.api.image;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;

/** The images of one host. */
@Path("/v1/images")
@Produces(MediaType.APPLICATION_JSON)
public interface ImageApi {

  /** Every image that has a name. One call to the engine. */
  @GET
  List<ImageReport> list();

  /**
   * Removes an image with all its names, from the host and from the build engine it came from.
   * Never forced: what a container was made of stays.
   *
   * @param id {@code sha256:…}, never a reference
   * @return 204, also where there was none
   * @throws org.whalemountain.api.problem.ApiException {@code image-in-use}, naming the containers;
   *     {@code invalid}, {@code engine-failed}, {@code host-unreachable}
   */
  @DELETE
  @Path("{id}")
  RestResponse<Void> delete(@PathParam("id") String id);
}
