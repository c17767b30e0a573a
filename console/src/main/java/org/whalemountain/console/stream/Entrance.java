package org.whalemountain.console.stream;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.ProblemRoute;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.console.account.Caller;
import org.whalemountain.console.container.Borrower;
import org.whalemountain.console.container.Containers;
import org.whalemountain.console.container.Right;
import org.whalemountain.console.container.Target;
import org.whalemountain.console.web.DatabaseProblem;

/** Every stream begins here: whose container it is, and whether it can be reached. */
@ApplicationScoped
public class Entrance {

  private static final Sentence INTERNAL =
      new Sentence("Something went wrong on our side.", "サーバー内部でエラーが起きました。");
  private static final Sentence WHO = new Sentence("Log in first.", "ログインしてください。");

  private final Containers containers;
  private final Vertx vertx;

  Entrance(Containers containers, Vertx vertx) {
    this.containers = containers;
    this.vertx = vertx;
  }

  /**
   * The container of the address, when the caller has that right to it. The request waits with all
   * its bytes until then.
   */
  Future<Target> admit(RoutingContext call, Right right) {
    call.request().pause();
    var caller = Caller.of(call);
    if (caller.isEmpty()) {
      return Future.failedFuture(new ApiException(ErrorCode.NOT_AUTHENTICATED, WHO));
    }
    var borrower =
        Borrower.of(caller.get().identity(), call.request().getHeader("Accept-Language"));
    var id = call.pathParam("id");
    return vertx.executeBlocking(() -> containers.target(borrower, id, right), false);
  }

  /** Answers with what went wrong; where the answer has begun, breaks it off. */
  public static void refuse(RoutingContext call, Throwable failure) {
    if (call.response().headWritten()) {
      call.response().reset();
      return;
    }
    ProblemRoute.send(call, problem(failure));
    // over HTTP/2 one that has ended cannot be resumed
    if (!call.request().isEnded()) {
      call.request().resume();
    }
  }

  /** What a failure is told as. */
  public static ApiException problem(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ApiException api) {
        return api;
      }
    }
    return DatabaseProblem.of(failure)
        .orElseGet(() -> new ApiException(ErrorCode.INTERNAL, INTERNAL, failure));
  }
}
