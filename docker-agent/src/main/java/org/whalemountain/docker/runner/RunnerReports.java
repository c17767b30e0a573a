package org.whalemountain.docker.runner;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Frame;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.api.runner.RunnerReport;
import org.whalemountain.api.runner.RunnerState;
import org.whalemountain.docker.build.BuildEngines;
import org.whalemountain.docker.engine.Engine;

/** What the engine, a runner's log and its build engine say, in the contract's words. */
@ApplicationScoped
class RunnerReports {
  private static final Logger LOG = Logger.getLogger(RunnerReports.class);
  private static final int LINES_READ = 400;
  private static final int LINES_SHOWN = 100;
  private static final Sentence TOKEN_REFUSED =
      new Sentence(
          "GitLab does not take the runner's token any more. Make a new runner in your project and"
              + " enter its token.",
          "GitLab が Runner のトークンを受け付けなくなりました。プロジェクトで新しい Runner を作成し、そのトークンを入力してください。");
  private static final Sentence ENDED =
      new Sentence(
          "The runner has ended with code {0}. Its log may say why.",
          "Runner がコード {0} で終了しました。理由はログにあるかもしれません。");

  private final Engine engine;
  private final BuildEngines builds;
  private final Map<String, Seen> seenLast = new ConcurrentHashMap<>();

  RunnerReports(Engine engine, BuildEngines builds) {
    this.engine = engine;
    this.builds = builds;
  }

  /** What one container and its log tell. */
  private record Seen(String id, ContainerState state, RunnerLog log) {

    boolean runs() {
      return Boolean.TRUE.equals(state.getRunning()) && !Boolean.TRUE.equals(state.getRestarting());
    }

    /** Whether a list says the same of it. */
    boolean isOf(Container listed) {
      return id.equals(listed.getId()) && runs() == "running".equals(listed.getState());
    }
  }

  /** Looks at one runner; two calls to the engine. The tail of its log comes along. */
  RunnerReport now(Container container, Locale locale) {
    return report(container, look(container), true, locale);
  }

  /**
   * One of a list, without its log: as it was looked at last, which costs the engine nothing. One
   * that has not been looked at since it began or ended is looked at now.
   */
  RunnerReport asSeenLast(Container container, Locale locale) {
    var seen = seenLast.get(account(container));
    var isTold = seen != null && seen.isOf(container);
    return report(container, isTold ? seen : look(container), false, locale);
  }

  /** Looks at all runners there are, and forgets others. */
  void lookAt(List<Container> all) {
    seenLast.keySet().retainAll(all.stream().map(RunnerReports::account).toList());
    for (var container : all) {
      try {
        look(container);
      } catch (ApiException e) {
        LOG.debugf(e, "a runner was not looked at account=%s", account(container));
      }
    }
  }

  private Seen look(Container container) {
    var seen = engine.call(client -> look(client, container.getId()));
    seenLast.put(account(container), seen);
    return seen;
  }

  private static String account(Container container) {
    return container.getLabels().get(RunnerRequest.ACCOUNT);
  }

  private RunnerReport report(Container container, Seen seen, boolean withLog, Locale locale) {
    var account = account(container);
    var state = seen.state();
    var runs = seen.runs();
    var refused = runs && seen.log().isRefused();
    var engineRunning = builds.isRunning(account);
    return new RunnerReport(
        account,
        container.getLabels().get(RunnerRequest.URL),
        state(runs, refused, seen.log(), engineRunning && builds.isBuilding(account)),
        engineRunning,
        refused ? ErrorCode.GITLAB_REFUSED : runs ? null : ErrorCode.ENGINE_FAILED,
        refused
            ? TOKEN_REFUSED.in(locale)
            : runs ? null : ENDED.with(state.getExitCodeLong()).in(locale),
        runs ? time(state.getStartedAt()) : null,
        seen.log().lastContactAt(),
        builds.diskUsedMib(account),
        builds.diskLimitMib(account),
        withLog ? last(seen.log().lines()) : List.of());
  }

  private static RunnerState state(boolean runs, boolean refused, RunnerLog log, boolean building) {
    if (!runs || refused) {
      return RunnerState.FAILED;
    }
    if (building) {
      return RunnerState.BUILDING;
    }
    return log.lastContactAt() == null ? RunnerState.STARTING : RunnerState.WAITING;
  }

  private static Seen look(DockerClient client, String id) {
    var state = client.inspectContainerCmd(id).exec().getState();
    var text = new StringBuilder();
    var lines =
        new ResultCallback.Adapter<Frame>() {
          @Override
          public void onNext(Frame frame) {
            text.append(new String(frame.getPayload(), StandardCharsets.UTF_8));
          }
        };
    try {
      client
          .logContainerCmd(id)
          .withStdOut(true)
          .withStdErr(true)
          .withTail(LINES_READ)
          .withSince(since(state))
          .exec(lines)
          .awaitCompletion();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (NotFoundException gone) {
      throw gone;
    }
    return new Seen(id, state, RunnerLog.read(text.toString().lines().toList()));
  }

  /** Of this run only: the one before may have had another answer from GitLab. */
  private static int since(ContainerState state) {
    var started = time(state.getStartedAt());
    return started == null ? 0 : (int) Math.max(0, started.getEpochSecond());
  }

  private static List<String> last(List<String> lines) {
    return lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size());
  }

  /** Null for the year 1, by which Docker means never. */
  private static Instant time(String text) {
    try {
      var time = text == null ? Instant.EPOCH : Instant.parse(text);
      return time.isAfter(Instant.EPOCH) ? time : null;
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
