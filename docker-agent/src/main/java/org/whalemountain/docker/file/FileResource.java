package org.whalemountain.docker.file;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.whalemountain.api.file.Disposition;
import org.whalemountain.api.file.FileApi;
import org.whalemountain.api.file.StoredFile;
import org.whalemountain.api.file.Upload;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.ProblemMapper;
import org.whalemountain.api.problem.Sentence;

/** Files into and out of containers, over HTTP. */
@Blocking
class FileResource implements FileApi {

  private static final Sentence BROKEN_OFF =
      new Sentence(
          "The upload ended before its end. Nothing was stored.", "アップロードが途中で終わりました。何も保存されていません。");

  private final Transfers transfers;

  FileResource(Transfers transfers) {
    this.transfers = transfers;
  }

  /** A body that ends before its last boundary has not been stored, only waited in the spool. */
  @ServerExceptionMapper
  Response brokenOff(IOException failure, HttpHeaders headers) {
    return new ProblemMapper().api(new ApiException(ErrorCode.MALFORMED, BROKEN_OFF), headers);
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
    return response.build();
  }
}
