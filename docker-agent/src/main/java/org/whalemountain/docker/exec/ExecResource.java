package org.whalemountain.docker.exec;

import io.smallrye.common.annotation.Blocking;
import io.vertx.core.Promise;
import io.vertx.ext.web.RoutingContext;
import org.whalemountain.api.container.ExecApi;
import org.whalemountain.api.container.ExecRequest;
import org.whalemountain.api.container.ExecResult;
import org.whalemountain.api.problem.Check;

/** Commands in containers, over HTTP. */
@Blocking
class ExecResource implements ExecApi {

  private final Execs execs;
  private final RoutingContext call;

  ExecResource(Execs execs, RoutingContext call) {
    this.execs = execs;
    this.call = call;
  }

  @Override
  public ExecResult exec(String name, ExecRequest request) {
    new Check().present(request, "command").done();
    var gone = Promise.<Void>promise();
    call.addEndHandler(ended -> gone.tryComplete());
    return execs.run(name, request, gone.future());
  }
}
