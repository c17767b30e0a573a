package org.whalemountain.docker.singularity;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.ProblemRoute;
import org.whalemountain.api.problem.Sentence;

/**
 * Sends finished files, whole or in ranges, straight from the disk. Described in {@code
 * META-INF/openapi.yaml}.
 */
@ApplicationScoped
class FileRoute {

  private static final Logger LOG = Logger.getLogger(FileRoute.class);
  private static final Sentence NOT_BUILT =
      new Sentence(
          "This image has no Singularity file on this host yet. Ask for it by POST first.",
          "このイメージの Singularity ファイルはまだありません。先に POST で作成してください。");
  private static final Sentence BEYOND =
      new Sentence("The file has only {0} bytes.", "ファイルは {0} バイトしかありません。");

  private final Vertx vertx;
  private final Builds builds;
  private final BuildArea area;

  FileRoute(Vertx vertx, Builds builds, BuildArea area) {
    this.vertx = vertx;
    this.builds = builds;
    this.area = area;
  }

  void serve(@Observes Router router) {
    router.get("/v1/images/:id/singularity").handler(this::send);
  }

  /** A finished file as it is sent. */
  private record Sent(String path, String fileName, long size, String tag) {}

  private void send(RoutingContext call) {
    var id = call.pathParam("id");
    var compression = call.queryParams().get("compression");
    vertx
        .executeBlocking(() -> find(id, compression), false)
        .onSuccess(file -> send(call, file))
        .onFailure(failure -> refuse(call, failure));
  }

  private Sent find(String id, String compression) {
    var found = builds.look(id, Compression.of(compression));
    var file = found.file().orElseThrow(() -> new ApiException(ErrorCode.WRONG_STATE, NOT_BUILT));
    area.used(file);
    var name = SifName.of(file).orElseThrow();
    return new Sent(
        file.toString(),
        SingularityResource.fileName(found.image()),
        BuildArea.size(file),
        "\"sha256:" + name.sha256() + "\"");
  }

  private void send(RoutingContext call, Sent file) {
    var condition = call.request().getHeader("If-Range");
    var isSame = condition == null || condition.equals(file.tag);
    var range = ByteRange.of(isSame ? call.request().getHeader("Range") : null, file.size);
    var response = call.response();
    if (range.filter(ByteRange::isEmpty).isPresent()) {
      response.putHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + file.size);
      refuse(call, new ApiException(ErrorCode.RANGE_NOT_SATISFIABLE, BEYOND.with(file.size)));
      return;
    }
    response
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/octet-stream")
        .putHeader(HttpHeaders.ACCEPT_RANGES, "bytes")
        .putHeader(HttpHeaders.ETAG, file.tag)
        .putHeader(
            HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file.fileName + "\"");
    range.ifPresent(
        part ->
            response
                .setStatusCode(206)
                .putHeader(
                    HttpHeaders.CONTENT_RANGE,
                    "bytes " + part.first() + "-" + part.last() + "/" + file.size));
    var whole = new ByteRange(0, file.size - 1);
    var part = range.orElse(whole);
    response
        .sendFile(file.path, part.first(), part.length())
        .onFailure(
            failure -> {
              LOG.debugf(failure, "sending broke off file=%s", file.path);
              call.request().connection().close();
            });
  }

  private static void refuse(RoutingContext call, Throwable failure) {
    ProblemRoute.send(
        call,
        failure instanceof ApiException known
            ? known
            : new ApiException(ErrorCode.INTERNAL, ErrorCode.INTERNAL.title(), failure));
  }
}
