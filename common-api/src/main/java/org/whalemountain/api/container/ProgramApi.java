package org.whalemountain.api.container;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * A container's programs from nearby: its own and those that are run beside it. What flows ({@code
 * …/attach}, {@code …/wait}, {@code …/executions/{id}/stream}) is told of in {@link
 * TerminalMessage}. Errors as in {@link ContainerApi}; an agent without the capability {@code
 * programs} answers every call with {@code wrong-state}. One with it, but without {@code attach},
 * refuses {@code resize}, {@code …/attach?stdin=true} and a spec with a {@code launch} so; its
 * {@code …/attach} tells what the program prints from now on.
 *
 * <p>What is done by programs of the container's own image (the agents' documentation says which)
 * is {@code wrong-state} with a sentence where the image lacks them.
 */
@Path("/v1/containers/{name}")
@Produces(MediaType.APPLICATION_JSON)
public interface ProgramApi {

  /**
   * Tells the terminal of its program a size, 1 to 1000 each.
   *
   * @throws org.whalemountain.api.problem.ApiException {@code invalid}, {@code wrong-state}
   */
  @POST
  @Path("resize")
  RestResponse<Void> resize(
      @PathParam("name") String name,
      @QueryParam("columns") @DefaultValue("80") int columns,
      @QueryParam("rows") @DefaultValue("24") int rows);

  /**
   * What runs in it, as {@code ps -ef} shows it.
   *
   * @throws org.whalemountain.api.problem.ApiException {@code wrong-state} where it does not run
   */
  @GET
  @Path("processes")
  ProcessTable processes(@PathParam("name") String name);

  /**
   * Makes a command known; it does not run yet. Agents may forget one that was not started for an
   * hour, or ended five minutes ago, and all when they start anew: then it is {@code not-found}.
   *
   * @return 201
   * @throws org.whalemountain.api.problem.ApiException {@code invalid}; {@code wrong-state}, also
   *     for a {@code user} where the host runs commands as the container's own only
   */
  @POST
  @Path("executions")
  @Consumes(MediaType.APPLICATION_JSON)
  RestResponse<Execution> execute(@PathParam("name") String name, NewExecution wanted);

  /** How one is. */
  @GET
  @Path("executions/{id}")
  Execution execution(@PathParam("name") String name, @PathParam("id") String id);

  /** Starts one that nobody sits before; it runs until it ends. */
  @POST
  @Path("executions/{id}/start")
  RestResponse<Void> startExecution(@PathParam("name") String name, @PathParam("id") String id);

  /** Tells the terminal of one a size, 1 to 1000 each. */
  @POST
  @Path("executions/{id}/resize")
  RestResponse<Void> resizeExecution(
      @PathParam("name") String name,
      @PathParam("id") String id,
      @QueryParam("columns") @DefaultValue("80") int columns,
      @QueryParam("rows") @DefaultValue("24") int rows);
}
