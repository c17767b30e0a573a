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

  /**
   * The same as it was printed: where the program has no terminal, the two outputs are multiplexed
   * as {@link TerminalMessage} tells. A host that does not keep them apart tells all of it as
   * standard output, and nothing where only standard error is asked for.
   *
   * @param tail as above
   * @param follow as above
   * @param stdout whether standard output is told
   * @param stderr whether standard error is told
   * @param timestamps whether each line begins with its time
   * @param since only what was printed from then on, seconds since 1970 with up to nine decimals
   * @param until only what was printed until then, likewise
   * @throws org.whalemountain.api.problem.ApiException {@code invalid}; {@code wrong-state} without
   *     the capability {@code programs}
   */
  @GET
  @Path("streams")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  Response streams(
      @PathParam("name") String name,
      @QueryParam("tail") @DefaultValue("all") String tail,
      @QueryParam("follow") @DefaultValue("false") boolean follow,
      @QueryParam("stdout") @DefaultValue("true") boolean stdout,
      @QueryParam("stderr") @DefaultValue("true") boolean stderr,
      @QueryParam("timestamps") @DefaultValue("false") boolean timestamps,
      @QueryParam("since") @DefaultValue("0") String since,
      @QueryParam("until") @DefaultValue("0") String until);
}
