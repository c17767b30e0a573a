package org.whalemountain.api.container;

import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * What flows out of a container for as long as somebody reads. A caller that goes away ends the
 * stream and frees what it held. Errors as in {@link ContainerApi}.
 *
 * <p>Beside these stands the terminal, {@code GET /v1/containers/{name}/terminal?columns=&rows=}, a
 * WebSocket that JAX-RS has no words for; see {@link TerminalMessage}. It starts the container's
 * shell, and the shell dies with the connection.
 */
@Path("/v1/containers/{name}")
public interface StreamApi {

  /**
   * What the container printed, standard output and standard error in one text.
   *
   * @param tail only the last so many lines, 0 to 100000; {@code all} for everything
   * @param follow whether to go on with what comes
   */
  @GET
  @Path("logs")
  @Produces(MediaType.TEXT_PLAIN)
  Response logs(
      @PathParam("name") String name,
      @QueryParam("tail") @DefaultValue("all") String tail,
      @QueryParam("follow") @DefaultValue("false") boolean follow);

  /** A sample about every second; ends when the container stops. */
  @GET
  @Path("stats")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  Multi<StatsSample> statsStream(@PathParam("name") String name);
}
