package org.whalemountain.api.file;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/**
 * Files into and out of a container, running or stopped. Errors as for every call on a container.
 */
@Path("/v1/containers/{name}/files")
public interface FileApi {

  /**
   * Puts files into a directory of the container, all or none: a request that breaks off, or whose
   * files do not have the promised hashes, leaves no file.
   *
   * @param path an absolute path of a directory that is there
   * @param files one or more parts named {@code file}, each with a file name
   * @param sha256 optionally the expected hashes, as many as files and in their order
   * @return 201 with what was stored
   * @throws org.whalemountain.api.problem.ApiException {@code invalid} (no such directory, no file,
   *     a file name that is a path, a wrong hash), {@code host-full}, {@code too-large}
   */
  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Produces(MediaType.APPLICATION_JSON)
  RestResponse<List<StoredFile>> send(
      @PathParam("name") String name,
      @RestForm String path,
      @RestForm("file") List<FileUpload> files,
      @RestForm List<String> sha256);

  /**
   * A file as {@code application/octet-stream} with its length, a directory as {@code
   * application/x-tar}.
   *
   * @param path absolute
   */
  @GET
  Response fetch(@PathParam("name") String name, @QueryParam("path") String path);
}
