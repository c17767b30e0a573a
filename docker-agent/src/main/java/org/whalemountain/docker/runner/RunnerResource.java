package org.whalemountain.docker.runner;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.Check;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Problems;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.api.runner.RunnerApi;
import org.whalemountain.api.runner.RunnerReport;
import org.whalemountain.api.runner.RunnerSettings;

/** Runners over HTTP. */
@Blocking
class RunnerResource implements RunnerApi {
  private static final Sentence NO_RUNNER =
      new Sentence("There is no such runner on this host.", "そのような Runner はこのホストにありません。");

  private final Runners runners;
  private final RunnerReports reports;
  private final HttpHeaders headers;

  RunnerResource(Runners runners, RunnerReports reports, HttpHeaders headers) {
    this.runners = runners;
    this.reports = reports;
    this.headers = headers;
  }

  @Override
  public List<RunnerReport> list() {
    var locale = locale();
    return runners.list().stream()
        .flatMap(container -> unlessGone(() -> reports.asSeenLast(container, locale)).stream())
        .toList();
  }

  /** One that was removed since the list was made is not in it. */
  private static Optional<RunnerReport> unlessGone(java.util.function.Supplier<RunnerReport> one) {
    try {
      return Optional.of(one.get());
    } catch (ApiException e) {
      if (e.code() == ErrorCode.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public RunnerReport get(String account) {
    return runners
        .find(account)
        .map(container -> reports.now(container, locale()))
        .orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND, NO_RUNNER));
  }

  @Override
  public RunnerReport put(String account, RunnerSettings settings) {
    new Check().present(settings, "token").done();
    runners.put(account, settings);
    return get(account);
  }

  @Override
  public RestResponse<Void> delete(String account) {
    runners.delete(account);
    return RestResponse.noContent();
  }

  private Locale locale() {
    return Problems.language(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
  }
}
