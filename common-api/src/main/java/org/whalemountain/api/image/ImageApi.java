package org.whalemountain.api.image;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The images of one host. */
@Path("/v1/images")
@Produces(MediaType.APPLICATION_JSON)
public interface ImageApi {

  /** Every image that has a name. One call to the engine. */
  @GET
  List<ImageReport> list();
}
