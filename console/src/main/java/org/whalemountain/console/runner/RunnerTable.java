package org.whalemountain.console.runner;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.runner.RunnerReport;
import org.whalemountain.console.host.HostNotice;
import org.whalemountain.console.query.Query;

/** Where runners are, and how they were last seen. */
@ApplicationScoped
class RunnerTable {

  private static final String ALL =
      """
      SELECT r.account, r.host, r.gitlab_url, r.set_at, r.state, r.engine_running, r.code,
        h.state = 'DRAINING' AS is_draining, h.drain_until, h.notice, h.notice_ja,
        COALESCE(h.unreachable_since, IF(h.trouble IS NULL, NULL, h.seen_at)) AS silent_since
      FROM runner r JOIN host h ON h.name = r.host WHERE h.removed_at IS NULL\
      """;

  private static final String LEAVE =
      """
      INSERT IGNORE INTO runner_left (account, host)
      SELECT r.account, r.host FROM runner r JOIN host h ON h.name = r.host
      WHERE r.account = ? AND h.removed_at IS NOT NULL
      """;
  private static final String LEFT =
      """
      SELECT l.account, l.host, r.account IS NOT NULL AS is_wanted
      FROM runner_left l JOIN host h ON h.name = l.host
      LEFT JOIN runner r ON r.account = l.account AND r.host = l.host
      WHERE h.removed_at IS NULL AND h.unreachable_since IS NULL AND h.trouble IS NULL
      """;

  private final Query query;

  RunnerTable(Query query) {
    this.query = query;
  }

  /**
   * A runner as it was last seen.
   *
   * @param engineRunning null where nobody knows
   * @param silentSince since when its host does not answer; null where it does
   * @param draining what its owner should know of a host that is being drained, else null
   */
  record Row(
      String account,
      String host,
      String gitlabUrl,
      Instant setAt,
      RunnerStatus status,
      Boolean engineRunning,
      ErrorCode code,
      Instant silentSince,
      Draining draining) {

    /** What can be told without asking its host. */
    RunnerView view(String detail, Locale language) {
      var isKnown = silentSince == null && status != RunnerStatus.MISSING;
      return new RunnerView(
          gitlabUrl,
          host,
          silentSince == null ? status : RunnerStatus.UNKNOWN,
          isKnown ? code : null,
          detail,
          isKnown ? engineRunning : null,
          null,
          null,
          null,
          null,
          List.of(),
          setAt,
          silentSince,
          draining(language));
    }

    RunnerView.Draining draining(Locale language) {
      return draining == null ? null : draining.in(language);
    }
  }

  /** A host goes out of service then, and its administrators say that. */
  record Draining(Instant until, HostNotice words) {

    RunnerView.Draining in(Locale language) {
      return new RunnerView.Draining(until, words == null ? null : words.in(language));
    }
  }

  /**
   * A runner that its owner forgot while its host was removed.
   *
   * @param isWanted whether the account has one there again
   */
  record Left(String account, String host, boolean isWanted) {}

  Optional<Row> of(String account) {
    return query.first(ALL + " AND r.account = ?", RunnerTable::row, account);
  }

  List<Row> all() {
    return query.all(ALL + " ORDER BY r.host, r.account", RunnerTable::row);
  }

  /**
   * Notes where an account's runner is to be.
   *
   * @return whether that is new; false where it is somewhere already
   */
  boolean add(String account, String host, String gitlabUrl) {
    // A host that is removed for good takes its runners along; one that may come back does not.
    query.change(LEAVE, account);
    query.change(
        "DELETE r FROM runner r JOIN host h ON h.name = r.host WHERE r.account = ? AND h.removed_at IS NOT NULL",
        account);
    return query.change(
            "INSERT IGNORE INTO runner (account, host, gitlab_url, set_at, state)"
                + " VALUES (?, ?, ?, UTC_TIMESTAMP(6), 'STARTING')",
            account,
            host,
            gitlabUrl)
        == 1;
  }

  void set(String account, String host, RunnerReport report) {
    query.change(
        """
        INSERT INTO runner (account, host, gitlab_url, set_at, state, engine_running, code)
        VALUES (?, ?, ?, UTC_TIMESTAMP(6), ?, ?, ?)
        ON DUPLICATE KEY UPDATE gitlab_url = VALUES(gitlab_url), set_at = VALUES(set_at),
          state = VALUES(state), engine_running = VALUES(engine_running), code = VALUES(code)
        """,
        account,
        host,
        report.gitlabUrl(),
        report.state().name(),
        report.engineRunning(),
        code(report));
  }

  /** Writes what its host tells, where that is something else. */
  void see(Row known, RunnerReport report) {
    var status = report == null ? RunnerStatus.MISSING : RunnerStatus.of(report.state());
    var engine = report == null ? null : Boolean.valueOf(report.engineRunning());
    var code = report == null ? null : code(report);
    query.change(
        "UPDATE runner SET state = ?, engine_running = ?, code = ? WHERE account = ? AND host = ? AND set_at = ?"
            + " AND NOT (state = ? AND engine_running <=> ? AND code <=> ?)",
        status.name(),
        engine,
        code,
        known.account,
        known.host,
        known.setAt,
        status.name(),
        engine,
        code);
  }

  void remove(String account) {
    query.change(LEAVE, account);
    query.change("DELETE FROM runner WHERE account = ?", account);
  }

  /** It was ended there. */
  void remove(Row ended) {
    query.change(
        "DELETE FROM runner WHERE account = ? AND host = ? AND set_at = ?",
        ended.account,
        ended.host,
        ended.setAt);
  }

  /** Those left behind on hosts that are back and answer. */
  List<Left> left() {
    return query.all(
        LEFT,
        row ->
            new Left(row.getString("account"), row.getString("host"), row.getBoolean("is_wanted")));
  }

  void settle(Left left) {
    query.change("DELETE FROM runner_left WHERE account = ? AND host = ?", left.account, left.host);
  }

  private static String code(RunnerReport report) {
    return report.code() == null ? null : report.code().code();
  }

  private static Row row(ResultSet row) throws SQLException {
    var code = row.getString("code");
    return new Row(
        row.getString("account"),
        row.getString("host"),
        row.getString("gitlab_url"),
        Query.time(row, "set_at"),
        RunnerStatus.valueOf(row.getString("state")),
        row.getObject("engine_running", Boolean.class),
        code == null ? null : ErrorCode.of(code).orElse(null),
        Query.time(row, "silent_since"),
        row.getBoolean("is_draining")
            ? new Draining(
                Query.time(row, "drain_until"),
                HostNotice.stored(row.getString("notice"), row.getString("notice_ja")))
            : null);
  }
}
