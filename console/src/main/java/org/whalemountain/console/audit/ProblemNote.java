package org.whalemountain.console.audit;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.whalemountain.api.problem.Problem;
import org.whalemountain.api.problem.ProblemRoute;

/** Puts the problem a call ended with into its row. */
public class ProblemNote {

  @ServerResponseFilter
  public void note(ContainerResponseContext response, RoutingContext call) {
    if (response.getEntity() instanceof Problem problem) {
      call.put(ProblemRoute.CODE, problem.code());
    }
  }
}
