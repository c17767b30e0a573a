package org.whalemountain.api.container;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The containers of one host. {@code name} is always the full name. Every call but {@code GET} may
 * be repeated: the second time finds what the first one made. What is done inside of one container
 * stands in {@link ExecApi}, {@link LogApi}, {@link StatsApi} and {@link TerminalMessage}.
 *
 * <p>Every call may fail with {@code not-authenticated}, {@code not-found} (no such container, or
 * not one of ours), {@code engine-failed} and {@code host-unreachable} (the engine does not
 * answer).
 */
@Path("/v1/containers")
@Produces(MediaType.APPLICATION_JSON)
public interface ContainerApi {

  /**
   * What is there, and what is only ordered: it waits for its turn (with {@code queuePlace}) or for
   * its image. One call to the engine.
   *
   * <p>One that was renamed in the engine is listed by its labels with the name it has now as
   * {@code fullName}, and is {@code not-found} for every other call.
   *
   * @param owner only this account's, or everybody's where it is null
   * @param definition {@code true} adds what each was made from, environments included, at one more
   *     call to the engine for each; for writing lost records anew
   * @throws org.whalemountain.api.problem.ApiException {@code too-large} where all definitions
   *     together would not fit the agent's memory: ask for one owner's
   */
  @GET
  List<ContainerReport> list(
      @QueryParam("owner") String owner, @QueryParam("definition") boolean definition);

  /** One, with the definition it was made from; also one that is only ordered. */
  @GET
  @Path("{name}")
  ContainerReport get(@PathParam("name") String name);

  /**
   * Makes the container and starts it, when its turn has come: about as many at a time as the host
   * has processors, in the order they came. The call waits for that some seconds; then the answer
   * is 202 with status {@code creating} and the {@code queuePlace}, and the order stays in the
   * queue. The image is pulled where the host lacks it: then the answer is 202 at once. The same
   * call again joins the order that waits, tells how far it is and in the end what came of it.
   *
   * <p>Orders that wait are in the agent's memory only: whoever orders looks at the list and
   * repeats the call for what is not there. {@code DELETE} takes an order back.
   *
   * <p>Adopts what is there only when name, id and spec agree. Leaves nothing behind when it fails.
   *
   * @param prefer {@code wait=<seconds>} (RFC 7240) for a shorter wait; {@code wait=0} only orders
   * @return 201 made and running, 200 the very same was there, 202 it waits for its turn or its
   *     image
   * @throws org.whalemountain.api.problem.ApiException {@code name-taken} (another one has the
   *     name), {@code port-taken} (a host port is in use), {@code image-not-available}, {@code
   *     no-capacity} (no such GPU, no free network address), {@code invalid} (also a {@code
   *     command} whose program the image lacks), {@code host-full}, {@code too-many-requests}
   *     (thousands wait; the answer says when to come again), {@code wrong-state} (it was deleted
   *     while it waited)
   */
  @PUT
  @Path("{name}")
  @Consumes(MediaType.APPLICATION_JSON)
  CompletionStage<RestResponse<ContainerReport>> put(
      @PathParam("name") String name, @HeaderParam("Prefer") String prefer, ContainerSpec spec);

  /**
   * Starts it when its turn has come, for which the call waits; running already is success.
   *
   * @throws org.whalemountain.api.problem.ApiException {@code port-taken}, {@code no-capacity},
   *     {@code too-many-requests}; {@code wrong-state} where a port is taken of one that never ran
   *     and holds files, which making it anew would lose
   */
  @POST
  @Path("{name}/start")
  CompletionStage<ContainerReport> start(@PathParam("name") String name);

  /**
   * Stops it with SIGTERM and after some seconds SIGKILL; stopped already is success. Meanwhile
   * {@code kill} and {@code DELETE} are carried out at once.
   *
   * @param timeoutSeconds 0 to 300, 10 where it is left out, see {@link StopTime}
   * @throws org.whalemountain.api.problem.ApiException {@code invalid} naming {@code
   *     timeoutSeconds}, {@code wrong-state} where the host cannot wait that long
   */
  @POST
  @Path("{name}/stop")
  CompletionStage<ContainerReport> stop(
      @PathParam("name") String name, @QueryParam(StopTime.PARAMETER) String timeoutSeconds);

  /**
   * Sends its program a signal. {@code KILL} ends it for good, as a stop does. Agents without the
   * capability {@code attach} refuse it.
   *
   * @param signal its name with or without {@code SIG}, or its number
   * @throws org.whalemountain.api.problem.ApiException {@code invalid} for another signal, {@code
   *     wrong-state} where it does not run
   */
  @POST
  @Path("{name}/kill")
  ContainerReport kill(
      @PathParam("name") String name, @QueryParam("signal") @DefaultValue("KILL") String signal);

  /**
   * Stops and starts it; a stopped one is started.
   *
   * @param timeoutSeconds as for a stop
   * @throws org.whalemountain.api.problem.ApiException {@code port-taken}, {@code no-capacity},
   *     {@code too-many-requests}: then it is stopped; and as for a stop
   */
  @POST
  @Path("{name}/restart")
  CompletionStage<ContainerReport> restart(
      @PathParam("name") String name, @QueryParam(StopTime.PARAMETER) String timeoutSeconds);

  /**
   * Removes it, running or not, with all it holds, and the account's network when it was the last
   * one on it; or takes the order back where it only waits.
   *
   * @return 204; 404 where it is not there
   */
  @DELETE
  @Path("{name}")
  RestResponse<Void> delete(@PathParam("name") String name);
}
