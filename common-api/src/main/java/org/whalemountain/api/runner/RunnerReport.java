package org.whalemountain.api.runner;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import org.whalemountain.api.problem.ErrorCode;

/**
 * One runner as its agent sees it now. Nothing in it is secret.
 *
 * @param account whose it is
 * @param gitlabUrl where it asks for work
 * @param state how it is
 * @param engineRunning whether its build engine runs; it sleeps while nothing is built
 * @param code why it failed, else null
 * @param detail the same as a sentence, else null
 * @param since when its container was started; null where it does not run
 * @param lastContactAt when GitLab last answered it; null where it never did, or nobody can tell
 * @param diskUsedMiB what its build engine keeps; null where it cannot be told
 * @param diskLimitMiB what its build engine may keep; null where there is no limit
 * @param log last lines of what the runner said, oldest first, without its token; empty in lists
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RunnerReport(
    String account,
    String gitlabUrl,
    RunnerState state,
    boolean engineRunning,
    ErrorCode code,
    String detail,
    Instant since,
    Instant lastContactAt,
    Long diskUsedMiB,
    Long diskLimitMiB,
    List<String> log) {

  public RunnerReport {
    log = log == null ? List.of() : List.copyOf(log);
  }
}
