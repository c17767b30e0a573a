package org.whalemountain.k8s.file;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.whalemountain.api.file.FileConfig;
import org.whalemountain.api.file.Upload;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ProblemRoute;
import org.whalemountain.api.problem.Problems;
import org.whalemountain.k8s.exec.Execs;
import org.whalemountain.k8s.exec.Program;
import org.whalemountain.k8s.lent.Target;
import org.whalemountain.k8s.lent.Targets;

/**
 * Files as tar, straight between a client and a container, with owners and modes as far as the
 * image's {@code tar} keeps them. Half an upload leaves what came of it: who wants all or nothing
 * uses {@code …/files}.
 */
@ApplicationScoped
class ArchiveRoute {

  private final Vertx vertx;
  private final Targets targets;
  private final Execs execs;
  private final FileConfig config;

  ArchiveRoute(Vertx vertx, Targets targets, Execs execs, FileConfig config) {
    this.vertx = vertx;
    this.targets = targets;
    this.execs = execs;
    this.config = config;
  }

  void serve(@Observes Router router) {
    var path = "/v1/containers/:name/archive";
    router.head(path).handler(call -> begin(call, this::look));
    router.get(path).handler(call -> begin(call, this::fetch));
    router.put(path).handler(call -> begin(call, this::store));
  }

  private interface Deed {
    Future<?> begin(RoutingContext call, Target target, String path);
  }

  private void begin(RoutingContext call, Deed deed) {
    call.request().pause();
    var path = call.queryParams().get("path");
    try {
      Upload.checkPath(path).done();
    } catch (ApiException e) {
      refuse(call, e);
      return;
    }
    vertx
        .executeBlocking(() -> targets.running(call.pathParam("name")), false)
        .compose(target -> deed.begin(call, target, path))
        .onFailure(failure -> refuse(call, failure));
  }

  private Future<?> look(RoutingContext call, Target target, String path) {
    return vertx
        .executeBlocking(
            () -> {
              var done = execs.run(target, ArchiveScripts.stat(path), config.headDeadline());
              Refusals.check(done.ended(), path, done.error());
              return PathStat.read(path, done.output().replaceFirst("\0$", ""));
            },
            false)
        .compose(stat -> call.response().putHeader(PathStat.HEADER, stat.encoded()).end());
  }

  private Future<?> fetch(RoutingContext call, Target target, String path) {
    var download = new ArchiveDownload(call, path);
    return vertx
        .executeBlocking(
            () -> execs.open(target, ArchiveScripts.fetch(path), download, download.error(), false),
            false)
        .compose(download::join);
  }

  private Future<?> store(RoutingContext call, Target target, String path) {
    var language = Problems.language(call.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    var program = Program.fed(ArchiveScripts.store(path), language);
    var upload = new ArchiveUpload(call, path);
    return vertx
        .executeBlocking(() -> execs.open(target, program, upload.said(), upload.error()), false)
        .compose(upload::join);
  }

  private static void refuse(RoutingContext call, Throwable failure) {
    if (call.response().headWritten()) {
      call.response().reset();
      return;
    }
    if (!call.request().isEnded() && call.request().method().equals(HttpMethod.PUT)) {
      // nobody reads the rest
      call.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
    if (failure instanceof ApiException problem) {
      ProblemRoute.send(call, problem);
    } else {
      call.fail(failure);
    }
    call.request().resume();
  }
}
