package org.whalemountain.api.container;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Commands in a container. Errors as in {@link ContainerApi}. */
@Path("/v1/containers/{name}/exec")
public interface ExecApi {

  /**
   * Runs a command and waits for its end. The command is killed, with what it started, at its time
   * limit and when the caller goes away. A program that is not there is no error of the call: the
   * exit code is 126 or 127 and the engine's text stands in the output.
   *
   * @throws org.whalemountain.api.problem.ApiException {@code wrong-state} where it is not running,
   *     {@code too-many-requests} where too many commands run on the host
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  ExecResult exec(@PathParam("name") String name, ExecRequest request);
}
