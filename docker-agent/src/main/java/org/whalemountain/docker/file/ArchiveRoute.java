package org.whalemountain.docker.file;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import org.whalemountain.api.file.Upload;
import org.whalemountain.api.flow.Flow;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.ProblemRoute;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.docker.wire.Target;
import org.whalemountain.docker.wire.Targets;
import org.whalemountain.docker.wire.Wire;

/**
 * Files as tar, straight between a client and the engine, with owners and modes as they are. Half
 * an upload leaves what came of it: who wants all or nothing uses {@code …/files}.
 */
@ApplicationScoped
class ArchiveRoute {

  private static final Logger LOG = Logger.getLogger(ArchiveRoute.class);
  private static final String STAT = "X-Docker-Container-Path-Stat";
  private static final String TAR = "application/x-tar";
  private static final Sentence NOTHING_THERE =
      new Sentence("There is no {0} in the container.", "コンテナ内に {0} はありません。");

  private final Vertx vertx;
  private final Targets targets;
  private final Wire wire;

  ArchiveRoute(Vertx vertx, Targets targets, Wire wire) {
    this.vertx = vertx;
    this.targets = targets;
    this.wire = wire;
  }

  void serve(@Observes Router router) {
    var path = "/v1/containers/:name/archive";
    router.get(path).handler(call -> begin(call, HttpMethod.GET));
    router.head(path).handler(call -> begin(call, HttpMethod.HEAD));
    router.put(path).handler(call -> begin(call, HttpMethod.PUT));
  }

  private void begin(RoutingContext call, HttpMethod method) {
    call.request().pause();
    var path = call.queryParams().get("path");
    try {
      Upload.checkPath(path).done();
    } catch (ApiException e) {
      refuse(call, e);
      return;
    }
    vertx
        .executeBlocking(() -> targets.find(call.pathParam("name")), false)
        .compose(
            target ->
                method.equals(HttpMethod.PUT)
                    ? store(call, target, path)
                    : fetch(call, target, path, method))
        .onFailure(failure -> refuse(call, aboutThePath(Wire.problem(failure), path)));
  }

  private Future<Void> fetch(RoutingContext call, Target target, String path, HttpMethod method) {
    return wire.send(method, Archive.uri(target, path), null)
        .compose(
            answer -> {
              var response = call.response();
              response.putHeader(STAT, answer.getHeader(STAT));
              if (method.equals(HttpMethod.HEAD)) {
                Wire.drop(answer);
                return response.end();
              }
              if (response.closed()) {
                Wire.drop(answer);
                return Future.succeededFuture();
              }
              response.putHeader(HttpHeaders.CONTENT_TYPE, TAR).setChunked(true);
              response.closeHandler(gone -> Wire.drop(answer));
              return Flow.answer(answer, call.request());
            });
  }

  private Future<Void> store(RoutingContext call, Target target, String path) {
    var query = call.queryParams();
    var uri =
        Archive.uri(target, path)
            + ("true".equals(query.get("keepDirectories")) ? "&noOverwriteDirNonDir=true" : "")
            + ("true".equals(query.get("copyOwners")) ? "&copyUIDGID=true" : "");
    return wire.open(HttpMethod.PUT, uri).compose(request -> send(call, request));
  }

  private Future<Void> send(RoutingContext call, HttpClientRequest request) {
    request.putHeader(HttpHeaders.CONTENT_TYPE, TAR).setChunked(true);
    // before the first byte: an engine that refuses answers while the rest is still on its way
    var accepted = request.response().compose(Wire::accepted);
    var sent = Flow.request(call.request(), request);
    sent.onFailure(
        broken -> {
          LOG.debugf(broken, "an archive broke off path=%s", call.normalizedPath());
          request.reset();
        });
    return accepted.compose(
        stored -> {
          stored.resume();
          return call.response().end();
        });
  }

  private static RuntimeException aboutThePath(RuntimeException failure, String path) {
    return failure instanceof ApiException api
            && api.code() == ErrorCode.NOT_FOUND
            && api.getCause() != null
        ? new ApiException(ErrorCode.NOT_FOUND, NOTHING_THERE.with(path))
        : failure;
  }

  private static void refuse(RoutingContext call, RuntimeException failure) {
    if (call.response().headWritten()) {
      call.response().reset();
      return;
    }
    var isSending = !call.request().isEnded() && call.request().method().equals(HttpMethod.PUT);
    if (isSending) {
      // nobody reads the rest
      call.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
    if (failure instanceof ApiException api) {
      ProblemRoute.send(call, api);
    } else {
      call.fail(failure);
    }
    call.request().resume();
  }
}
