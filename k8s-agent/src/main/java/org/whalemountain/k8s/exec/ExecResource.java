package org.whalemountain.k8s.exec;

import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.whalemountain.api.container.ExecApi;
import org.whalemountain.api.container.ExecRequest;
import org.whalemountain.api.container.ExecResult;
import org.whalemountain.api.problem.Check;
import org.whalemountain.k8s.exec.Execution.Ended;
import org.whalemountain.k8s.lent.Target;
import org.whalemountain.k8s.lent.Targets;
import org.whalemountain.k8s.meter.Meters;

/** Commands in containers, over HTTP. */
@Blocking
class ExecResource implements ExecApi {

  private static final int NOT_FOUND = 127;

  private final Execs execs;
  private final Targets targets;
  private final RoutingContext call;

  ExecResource(Execs execs, Targets targets, RoutingContext call) {
    this.execs = execs;
    this.targets = targets;
    this.call = call;
  }

  @Override
  public ExecResult exec(String name, ExecRequest request) {
    new Check().present(request, "command").done();
    var gone = new CompletableFuture<Ended>();
    call.addEndHandler(ended -> gone.complete(new Ended(null, "")));
    var target = targets.running(name);
    var places = execs.enter();
    try {
      return Meters.STEP.time(() -> run(target, request, gone), "exec");
    } finally {
      places.release();
    }
  }

  private ExecResult run(Target target, ExecRequest request, CompletableFuture<Ended> gone) {
    var output = new Kept();
    var error = new Kept();
    try (var execution = execs.open(target, request.command(), output, error, false)) {
      var ended = await(execution, request, gone);
      if (!ended.isNotFound()) {
        return result(ended, output, error);
      }
    }
    // no shell in the image
    try (var execution = execs.openBare(target, request.command(), output, error)) {
      var ended = await(execution, request, gone);
      return ended.isNotFound()
          ? new ExecResult(NOT_FOUND, "", ended.message(), false, false)
          : result(ended, output, error);
    }
  }

  private static Ended await(
      Execution execution, ExecRequest request, CompletableFuture<Ended> gone) {
    return Execs.await(
        CompletableFuture.anyOf(execution.ended(), gone).thenApply(Ended.class::cast),
        Duration.ofSeconds(request.timeoutSeconds()));
  }

  private static ExecResult result(Ended ended, Kept output, Kept error) {
    var isLate = ended.code() == null;
    return new ExecResult(
        isLate ? ExecResult.TIMED_OUT : ended.code(),
        output.text(),
        error.text() + ended.message(),
        output.isCut() || error.isCut(),
        isLate);
  }
}
