package org.whalemountain.k8s.log;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.ContainerResource;
import io.fabric8.kubernetes.client.dsl.LogWatch;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.util.List;
import org.whalemountain.api.container.LogApi;
import org.whalemountain.api.problem.Check;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.k8s.cluster.Cluster;
import org.whalemountain.k8s.lent.Lent;
import org.whalemountain.k8s.lent.LentContainers;
import org.whalemountain.k8s.program.NotOffered;

/**
 * What containers printed, over HTTP. A cluster forgets a pod's output with the pod, so a stopped
 * container has none.
 */
@Blocking
class LogResource implements LogApi {

  private static final String TEXT = "text/plain; charset=utf-8";
  private static final int MOST_LINES = 100_000;
  private static final String EVERYTHING = "all";
  private static final Sentence TAIL_RULE =
      new Sentence("must be all or between 0 and 100000", "は all か 0 から 100000 の間である必要があります");

  private final LentContainers lent;
  private final Cluster cluster;
  private final RoutingContext call;

  LogResource(LentContainers lent, Cluster cluster, RoutingContext call) {
    this.lent = lent;
    this.cluster = cluster;
    this.call = call;
  }

  @Override
  public Response logs(String name, String tail, boolean follow) {
    new Check().that(isTail(tail), "tail", TAIL_RULE).done();
    var found = lent.get(name);
    var pod = found.pod().filter(it -> hasBegun(it.getStatus().getContainerStatuses()));
    if (pod.isEmpty()) {
      return Response.ok("", TEXT).build();
    }
    var podName = pod.get().getMetadata().getName();
    if (follow && found.running().isPresent()) {
      var log =
          new Followed(cluster.call(api -> watch(pod(api, found.namespace(), podName), tail)));
      // also where the client goes while nothing is printed
      call.addEndHandler(ended -> call.vertx().executeBlocking(() -> close(log), false));
      // each piece at once: what was printed is not to wait for what will be
      StreamingOutput body = log::sendTo;
      return Response.ok(body, TEXT).build();
    }
    return Response.ok(cluster.call(api -> read(pod(api, found.namespace(), podName), tail)), TEXT)
        .build();
  }

  @Override
  public Response streams(
      String name,
      String tail,
      boolean follow,
      boolean stdout,
      boolean stderr,
      boolean timestamps,
      String since,
      String until) {
    throw NotOffered.refusal();
  }

  /** One that waits for its image has no output yet, and asking for it is an error. */
  private static boolean hasBegun(List<ContainerStatus> statuses) {
    return statuses.stream()
        .filter(status -> status.getName().equals(Lent.CONTAINER))
        .anyMatch(
            status ->
                status.getState() == null
                    || status.getState().getWaiting() == null
                    || status.getRestartCount() > 0);
  }

  private static ContainerResource pod(KubernetesClient api, String namespace, String name) {
    return api.pods().inNamespace(namespace).withName(name).inContainer(Lent.CONTAINER);
  }

  private static LogWatch watch(ContainerResource pod, String tail) {
    return EVERYTHING.equals(tail)
        ? pod.watchLog()
        : pod.tailingLines(Integer.parseInt(tail)).watchLog();
  }

  private static InputStream read(ContainerResource pod, String tail) {
    return EVERYTHING.equals(tail)
        ? pod.getLogInputStream()
        : pod.tailingLines(Integer.parseInt(tail)).getLogInputStream();
  }

  private static Followed close(Followed log) {
    log.close();
    return log;
  }

  private static boolean isTail(String tail) {
    return EVERYTHING.equals(tail)
        || (tail.matches("\\d{1,6}") && Integer.parseInt(tail) <= MOST_LINES);
  }
}
