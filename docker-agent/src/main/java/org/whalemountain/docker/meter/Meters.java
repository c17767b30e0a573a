package org.whalemountain.docker.meter;

import java.util.List;
import org.whalemountain.api.meter.Measure;
import org.whalemountain.api.meter.StatusCount;

/** All that this agent measures. */
public final class Meters {

  public static final Measure STARTS_WAITING =
      Measure.gauge(
          "whalemountain.starts.waiting", "Creates, starts and restarts that wait for their turn.");

  public static final Measure STARTS_RUNNING =
      Measure.gauge(
          "whalemountain.starts.running", "Creates, starts and restarts that are under way.");

  public static final Measure STEP =
      Measure.histogram(
          "whalemountain.step",
          "How long one step took: `wait` for the turn, `create`, `start`, `pull`, `upload`, `exec`"
              + " (the person's command included). Failed ones count as well.",
          "step");

  public static final Measure ENGINE_CALLS =
      Measure.counter(
          "whalemountain.engine.calls",
          "Calls to the Docker engine; `outcome` is `ok` or the code of the error, `host-unreachable`"
              + " where it did not answer in time.",
          "outcome");

  private Meters() {}

  /** In the order of the reference page. */
  public static List<Measure> all() {
    return List.of(STARTS_WAITING, STARTS_RUNNING, STEP, ENGINE_CALLS, StatusCount.CONTAINERS);
  }
}
