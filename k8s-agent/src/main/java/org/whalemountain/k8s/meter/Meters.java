package org.whalemountain.k8s.meter;

import java.util.List;
import org.whalemountain.api.meter.Measure;

/** All that this agent measures. */
public final class Meters {

  public static final Measure STEP =
      Measure.histogram(
          "whalemountain.step",
          "How long one step took: `create` and `start` (waiting until it runs included), `stop`,"
              + " `upload`, `exec` (the person's command included). Failed ones count as well.",
          "step");

  public static final Measure CLUSTER_CALLS =
      Measure.counter(
          "whalemountain.cluster.calls",
          "Calls to the cluster's API server, tries of the client itself not counted; `outcome` is"
              + " `ok`, `again` (an object was changed meanwhile, so it was asked once more) or the"
              + " code of the error, `host-unreachable` where it did not answer in time.",
          "outcome");

  public static final Measure CONTAINERS =
      Measure.gauge(
          "whalemountain.containers",
          "Lent containers at the last list of all of them, which a console asks for every few"
              + " seconds.",
          "status");

  private Meters() {}

  /** In the order of the reference page. */
  public static List<Measure> all() {
    return List.of(STEP, CLUSTER_CALLS, CONTAINERS);
  }
}
