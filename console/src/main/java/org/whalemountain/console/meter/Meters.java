package org.whalemountain.console.meter;

import java.util.List;
import org.whalemountain.api.meter.Measure;

/** All that the console measures. */
public final class Meters {

  static final Measure HOST_AGE =
      Measure.seconds(
          "whalemountain.host.age",
          "Age of the host's last answer, as the database knows it, whichever console asked.",
          "host");

  static final Measure HOST_UNREACHABLE =
      Measure.gauge(
          "whalemountain.host.unreachable", "1 while the host does not answer, else 0.", "host");

  static final Measure CONTAINERS =
      Measure.gauge(
          "whalemountain.containers",
          "Records of containers that are not gone, by host and status.",
          "host",
          "status");

  static final Measure STARTS_WAITING =
      Measure.gauge(
          "whalemountain.starts.waiting", "Containers that wait for their turn to start.", "host");

  static final Measure SESSIONS =
      Measure.gauge("whalemountain.sessions", "Sessions that have not ended.");

  public static final Measure EVENT_STREAMS =
      Measure.gauge("whalemountain.event.streams", "Open event streams of this console.");

  public static final Measure LOGINS =
      Measure.counter(
          "whalemountain.logins",
          "Logins tried here; `outcome` is `ok`, `not-authenticated`, `too-many-requests` or"
              + " `directory-unavailable`.",
          "outcome");

  public static final Measure CREATE_STEP =
      Measure.histogram(
          "whalemountain.create.step",
          "How long one step of a create took: `place` (record and reservations), `agent` (the call,"
              + " waiting for the turn included), `confirm`.",
          "step");

  public static final Measure AGENT_CALL =
      Measure.histogram(
          "whalemountain.agent.call",
          "How long a call to an agent took. `call` is the method and what it was for; `outcome` is"
              + " `ok`, `refused` (the agent said no), `unreachable` (nothing was sent) or `lost`"
              + " (no sound answer came).",
          "host",
          "call",
          "outcome");

  private Meters() {}

  /** In the order of the reference page. */
  public static List<Measure> all() {
    return List.of(
        HOST_AGE,
        HOST_UNREACHABLE,
        CONTAINERS,
        STARTS_WAITING,
        CREATE_STEP,
        AGENT_CALL,
        SESSIONS,
        EVENT_STREAMS,
        LOGINS);
  }
}
