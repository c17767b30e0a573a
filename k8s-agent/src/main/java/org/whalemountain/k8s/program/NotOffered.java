package org.whalemountain.k8s.program;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.ProblemRoute;
import org.whalemountain.api.problem.Sentence;

/** The capability {@code attach}, which a cluster lacks: a pod is restarted, never attended. */
@ApplicationScoped
public class NotOffered {

  private static final String CONTAINER = "/v1/containers/:name";
  private static final List<String> FLOWS =
      List.of("/attach", "/wait", "/executions/:id/stream", "/archive");
  private static final Sentence NONE =
      new Sentence(
          "A cluster does not offer this. Use the console's page, or a container on a Docker host.",
          "クラスターではこの操作を使えません。コンソールの画面を使うか、Docker ホスト上のコンテナを使ってください。");

  void serve(@Observes Router router) {
    FLOWS.forEach(flow -> router.route(CONTAINER + flow).handler(NotOffered::refuse));
  }

  /** What is said of all of it. */
  public static ApiException refusal() {
    return new ApiException(ErrorCode.WRONG_STATE, NONE);
  }

  private static void refuse(RoutingContext call) {
    ProblemRoute.send(call, refusal());
  }
}
