package org.whalemountain.k8s.runner;

import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.api.runner.RunnerApi;
import org.whalemountain.api.runner.RunnerReport;
import org.whalemountain.api.runner.RunnerSettings;

/** A cluster runs no GitLab Runners: their build engines need a host's kernel to themselves. */
class RunnerResource implements RunnerApi {

  private static final Sentence NONE =
      new Sentence(
          "A cluster runs no GitLab Runners. Choose a Docker host.",
          "クラスターでは GitLab Runner を動かせません。Docker ホストを選んでください。");

  @Override
  public List<RunnerReport> list() {
    throw refused();
  }

  @Override
  public RunnerReport get(String account) {
    throw refused();
  }

  @Override
  public RunnerReport put(String account, RunnerSettings settings) {
    throw refused();
  }

  @Override
  public RestResponse<Void> delete(String account) {
    throw refused();
  }

  private static ApiException refused() {
    return new ApiException(ErrorCode.WRONG_STATE, NONE);
  }
}
