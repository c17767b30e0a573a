package org.whalemountain.console.runner;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.whalemountain.api.problem.ErrorCode;

/**
 * One's own runner. Nothing in it is secret.
 *
 * @param gitlabUrl where it asks for work
 * @param host where it runs
 * @param state how it is
 * @param code why it failed, else null
 * @param detail why it failed, is missing or is not known, a sentence; else null
 * @param engineRunning whether its build engine runs, which sleeps while nothing is built; null
 *     where nobody knows
 * @param since when its container was started; null where it does not run or nobody knows
 * @param lastContactAt when GitLab last answered it; null where it never did or nobody knows
 * @param diskUsedMiB what its build engine keeps; null where it cannot be told
 * @param diskLimitMiB what its build engine may keep; null where there is no limit
 * @param log last lines of what the runner said, oldest first; empty where nobody knows, and in
 *     events
 * @param setAt when it was last set up
 * @param hostSilentSince since when its host does not answer; null where it does
 * @param draining where its host goes out of service: then it does not build any more, and may be
 *     set up anew on another host; null where the host stays
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RunnerView(
    String gitlabUrl,
    String host,
    RunnerStatus state,
    ErrorCode code,
    String detail,
    Boolean engineRunning,
    Instant since,
    Instant lastContactAt,
    Long diskUsedMiB,
    Long diskLimitMiB,
    List<String> log,
    Instant setAt,
    Instant hostSilentSince,
    Draining draining) {

  /**
   * Its host is being drained.
   *
   * @param until when the host goes out of service; null where that was not said
   * @param text the administrators' own words, plain; null where there are none
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Draining(Instant until, String text) {}
}
