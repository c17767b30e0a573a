package org.whalemountain.console.runner;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.api.runner.RunnerReport;
import org.whalemountain.api.runner.RunnerSettings;
import org.whalemountain.console.host.Hosts;
import org.whalemountain.console.host.LostAnswer;
import org.whalemountain.console.runner.RunnerTable.Row;

/** Students' runners: at most one each, which stays on its host. */
@ApplicationScoped
class Runners {

  private static final Sentence NONE = new Sentence("You have no runner.", "Runner はまだありません。");
  private static final Sentence SILENT =
      new Sentence("The host {0} does not answer.", "ホスト {0} が応答しません。");
  private static final Sentence MISSING =
      new Sentence(
          "The host {0} does not know the runner any more. Set it up again.",
          "ホスト {0} に Runner がありません。もう一度設定してください。");
  private static final Sentence ELSEWHERE =
      new Sentence(
          "Your runner is on the host {0}. Remove it first.", "Runner はホスト {0} にあります。先に削除してください。");

  private final RunnerTable table;
  private final BuildHosts places;
  private final Hosts hosts;
  private final RunnerConfig config;

  Runners(RunnerTable table, BuildHosts places, Hosts hosts, RunnerConfig config) {
    this.table = table;
    this.places = places;
    this.hosts = hosts;
    this.config = config;
  }

  /**
   * One's own, as its host sees it now.
   *
   * @throws ApiException {@code not-found} where there is none
   */
  RunnerView get(String account, Locale language) {
    var row = table.of(account).orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND, NONE));
    if (row.silentSince() != null) {
      return row.view(SILENT.with(row.host()).in(language), language);
    }
    try {
      return view(row, hosts.agent(row.host(), language).runners().get(account), language);
    } catch (ApiException e) {
      return switch (e.code()) {
        case NOT_FOUND -> as(row, RunnerStatus.MISSING, MISSING.with(row.host()), language);
        case HOST_UNREACHABLE -> as(row, RunnerStatus.UNKNOWN, e.detail(), language);
        default -> throw e;
      };
    }
  }

  /**
   * Sets one's own up, or gives it other settings.
   *
   * @throws ApiException {@code invalid} naming what is wrong, {@code no-capacity}, {@code
   *     wrong-state} where it is on another host than the one asked for, what GitLab says ({@code
   *     gitlab-refused}, {@code gitlab-unreachable}), {@code host-unreachable}
   */
  RunnerView put(String account, NewRunner wish, Locale language) {
    var url = wish.gitlabUrl() == null ? config.gitlabUrl().orElse(null) : wish.gitlabUrl();
    var settings = new RunnerSettings(url, wish.token());
    var known = table.of(account);
    var isNew = known.isEmpty() && table.add(account, choose(wish), url);
    var row = isNew || known.isEmpty() ? table.of(account).orElseThrow() : known.get();
    if (wish.host() != null && !wish.host().equals(row.host())) {
      throw new ApiException(ErrorCode.WRONG_STATE, ELSEWHERE.with(row.host()));
    }
    RunnerReport report;
    try {
      report = hosts.agent(row.host(), language).runners().put(account, settings);
    } catch (LostAnswer e) {
      // Perhaps it is set up: the watch sees it, or says that it is missing.
      throw e;
    } catch (ApiException e) {
      if (isNew) {
        table.remove(account);
      }
      throw e;
    }
    table.set(account, row.host(), report);
    return view(table.of(account).orElse(row), report, language);
  }

  /**
   * Ends one's own; returns also when there was none.
   *
   * @throws ApiException {@code host-unreachable}
   */
  void delete(String account, Locale language) {
    var row = table.of(account);
    if (row.isPresent()) {
      try {
        hosts.agent(row.get().host(), language).runners().delete(account);
      } catch (ApiException e) {
        if (e.code() != ErrorCode.NOT_FOUND) {
          throw e;
        }
      }
    }
    table.remove(account);
  }

  private String choose(NewRunner wish) {
    return places.choose(Optional.ofNullable(wish.host()));
  }

  private static RunnerView as(Row row, RunnerStatus status, Sentence why, Locale language) {
    return new RunnerView(
        row.gitlabUrl(),
        row.host(),
        status,
        null,
        why.in(language),
        null,
        null,
        null,
        null,
        null,
        List.of(),
        row.setAt(),
        null,
        row.draining(language));
  }

  private static RunnerView view(Row row, RunnerReport report, Locale language) {
    return new RunnerView(
        report.gitlabUrl(),
        row.host(),
        RunnerStatus.of(report.state()),
        report.code(),
        report.detail(),
        report.engineRunning(),
        report.since(),
        report.lastContactAt(),
        report.diskUsedMiB(),
        report.diskLimitMiB(),
        report.log(),
        row.setAt(),
        null,
        row.draining(language));
  }
}
