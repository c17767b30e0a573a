package org.whalemountain.api.image;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * An image of the host as a file for Singularity or Apptainer. {@code id} is an image's id or a
 * reference, percent-encoded; {@code compression} is {@code zstd} (where it is left out) or {@code
 * gzip}, for kernels before 4.14.
 *
 * <p>The file itself is {@code GET /v1/images/{id}/singularity}, outside JAX-RS as it flows: 200
 * with {@code Content-Length}, {@code Accept-Ranges} and an {@code ETag} that is its digest, 206
 * and 416 for ranges, 409 {@code wrong-state} while it is not built. The same image always becomes
 * the same bytes, so a download may be resumed even where the file was made anew meanwhile.
 *
 * <p>Every call may fail with {@code not-found} (the host has no such image), {@code invalid},
 * {@code engine-failed} and {@code host-unreachable}.
 */
@Path("/v1/images/{id}/singularity")
@Produces(MediaType.APPLICATION_JSON)
public interface SingularityApi {

  /**
   * Begins to build the file unless it is there or being built.
   *
   * @return 200 where it is there, else 202 with how far it is
   * @throws org.whalemountain.api.problem.ApiException {@code wrong-state} where the host cannot
   *     build it, {@code host-full}, {@code too-many-requests} where too many wait
   */
  @POST
  RestResponse<SingularityReport> build(
      @PathParam("id") String id, @QueryParam("compression") String compression);

  /** How far it is; begins nothing. */
  @GET
  @Path("progress")
  SingularityReport progress(
      @PathParam("id") String id, @QueryParam("compression") String compression);

  /**
   * Ends the build that runs, or removes the file. Downloads that flow go on to their end.
   *
   * @return 204, also where there was neither
   */
  @DELETE
  RestResponse<Void> delete(
      @PathParam("id") String id, @QueryParam("compression") String compression);
}
