package org.whalemountain.docker.file;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.whalemountain.api.file.FileApi;
import org.whalemountain.api.file.StoredFile;

/** Files into and out of containers, over HTTP. */
@Blocking
class FileResource implements FileApi {

  private final Transfers transfers;

  FileResource(Transfers transfers) {
    this.transfers = transfers;
  }

  @Override
  public RestResponse<List<StoredFile>> send(
      String name, String path, List<FileUpload> files, List<String> sha256) {
    var parts =
        files.stream().map(file -> new Upload.Part(file.fileName(), file.uploadedFile())).toList();
    var stored = transfers.send(name, new Upload(path, parts), sha256);
    return RestResponse.status(RestResponse.Status.CREATED, stored);
  }

  @Override
  public Response fetch(String name, String path) {
    var download = transfers.fetch(name, path);
    var response =
        Response.ok(download.body(), download.type())
            .header(HttpHeaders.CONTENT_DISPOSITION, Disposition.of(download.fileName()));
    download.sizeBytes().ifPresent(size -> response.header(HttpHeaders.CONTENT_LENGTH, size));
    return response.build();
  }
}
