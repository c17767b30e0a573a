package org.whalemountain.api.host;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The host itself. */
@Path("/v1/host")
@Produces(MediaType.APPLICATION_JSON)
public interface HostApi {

  /** Identity, size, free disk, GPUs and preflight, looked at now. */
  @GET
  HostReport get();
}
