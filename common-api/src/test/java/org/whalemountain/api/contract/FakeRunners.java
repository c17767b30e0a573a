package org.whalemountain.api.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.whalemountain.api.container.FullName;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.FieldProblem;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.api.runner.RunnerReport;
import org.whalemountain.api.runner.RunnerSettings;
import org.whalemountain.api.runner.RunnerState;

/**
 * The runners of a fake host, and the GitLabs that it asks: each takes every sound token but one,
 * unless its address says how it fails.
 */
public final class FakeRunners {

  /** The token that GitLab does not know. */
  public static final String WRONG_TOKEN = "glrt-wrongwrongwrong";

  /** Address of a GitLab that is not there. */
  public static final String ABSENT = "https://absent.example.ac.jp";

  /** Address of a GitLab that refuses. */
  public static final String REFUSING = "https://refusing.example.ac.jp";

  /** Address that the host may not use. */
  public static final String FORBIDDEN = "https://forbidden.example.ac.jp";

  private static final Sentence REFUSED = new Sentence("Refused.", "拒否しました。");
  private static final Sentence NOT_HERE =
      new Sentence("This host has no build engines.", "このホストではイメージを作成できません。");
  private static final long MIB = 2048;

  private final Map<String, RunnerReport> runners = new ConcurrentSkipListMap<>();
  private volatile boolean isOffered;
  private volatile ErrorCode gitlab;

  FakeRunners() {}

  /** From now on the host says whether it has build engines. */
  public void offer(boolean now) {
    isOffered = now;
  }

  boolean isOffered() {
    return isOffered;
  }

  /** From now on GitLab fails that way; null ends it. */
  public void gitlabFails(ErrorCode how) {
    gitlab = how;
  }

  /** A runner becomes that, as when it is given a job. */
  public void become(String account, RunnerState state) {
    runners.computeIfPresent(account, (name, old) -> report(name, old.gitlabUrl(), state));
  }

  /** A runner vanishes behind the console's back. */
  public void lose(String account) {
    runners.remove(account);
  }

  /** Whose runners are here. */
  public List<String> accounts() {
    return List.copyOf(runners.keySet());
  }

  void serve(Router router) {
    var one = "/v1/runners/:account";
    router
        .get("/v1/runners")
        .handler(
            call ->
                FakeAnswer.guarded(
                    call,
                    () -> {
                      requireOffered();
                      FakeAnswer.json(
                          call,
                          200,
                          runners.values().stream().map(FakeRunners::withoutLog).toList());
                    }));
    router.get(one).handler(call -> FakeAnswer.guarded(call, () -> get(call)));
    router.put(one).handler(call -> FakeAnswer.guarded(call, () -> put(call)));
    router
        .delete(one)
        .handler(
            call ->
                FakeAnswer.guarded(
                    call,
                    () -> {
                      requireOffered();
                      runners.remove(call.pathParam("account"));
                      call.response().setStatusCode(204).end();
                    }));
  }

  private void get(RoutingContext call) {
    requireOffered();
    var runner = runners.get(call.pathParam("account"));
    if (runner == null) {
      throw new ApiException(ErrorCode.NOT_FOUND, REFUSED);
    }
    FakeAnswer.json(call, 200, runner);
  }

  private void put(RoutingContext call) throws JsonProcessingException {
    requireOffered();
    var account = account(call);
    var settings = FakeAnswer.read(call, RunnerSettings.class);
    ask(settings);
    var runner =
        runners.compute(
            account,
            (name, old) ->
                old != null && old.gitlabUrl().equals(settings.gitlabUrl())
                    ? old
                    : report(name, settings.gitlabUrl(), RunnerState.WAITING));
    FakeAnswer.json(call, 200, runner);
  }

  private void ask(RunnerSettings settings) {
    if (gitlab != null) {
      throw new ApiException(gitlab, REFUSED);
    }
    switch (settings.gitlabUrl()) {
      case ABSENT -> throw new ApiException(ErrorCode.GITLAB_UNREACHABLE, REFUSED);
      case REFUSING -> throw new ApiException(ErrorCode.GITLAB_REFUSED, REFUSED);
      case FORBIDDEN -> throw invalid("gitlabUrl");
      default -> {}
    }
    if (settings.token().equals(WRONG_TOKEN)) {
      throw invalid("token");
    }
  }

  private static String account(RoutingContext call) {
    var account = call.pathParam("account");
    if (!FullName.ACCOUNT.matcher(account).matches()) {
      throw invalid("account");
    }
    return account;
  }

  private static ApiException invalid(String field) {
    return new ApiException(ErrorCode.INVALID, REFUSED, List.of(new FieldProblem(field, REFUSED)));
  }

  private void requireOffered() {
    if (!isOffered) {
      throw new ApiException(ErrorCode.WRONG_STATE, NOT_HERE);
    }
  }

  private static RunnerReport withoutLog(RunnerReport runner) {
    return report(runner.account(), runner.gitlabUrl(), runner.state(), List.of());
  }

  private static RunnerReport report(String account, String url, RunnerState state) {
    return report(account, url, state, List.of("Checking for jobs..."));
  }

  private static RunnerReport report(
      String account, String url, RunnerState state, List<String> log) {
    var isBuilding = state == RunnerState.BUILDING;
    return new RunnerReport(
        account, url, state, isBuilding, null, null, Instant.EPOCH, Instant.EPOCH, MIB, MIB, log);
  }
}
