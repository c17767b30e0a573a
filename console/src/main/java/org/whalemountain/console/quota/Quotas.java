package org.whalemountain.console.quota;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.console.account.Accounts;
import org.whalemountain.console.query.Query;

/** What accounts may have, and have. */
@ApplicationScoped
public class Quotas {

  private static final Sentence UNKNOWN =
      new Sentence("Nobody has logged in with the account {0} yet.", "アカウント {0} でログインした人はまだいません。");

  /** One row for each account that was here; what lives is counted, whatever its status. */
  private static final String STANDINGS =
      """
      SELECT a.id AS account, a.directory_groups, q.containers, q.gpus, q.cpus, q.memory_mib,
        COUNT(c.id) AS used_containers, COALESCE(SUM(JSON_LENGTH(c.gpus)), 0) AS used_gpus,
        COALESCE(SUM(c.cpus), 0) AS used_cpus, COALESCE(SUM(c.memory_mib), 0) AS used_memory_mib
      FROM account a
      LEFT JOIN quota q ON q.account = a.id
      LEFT JOIN container c ON c.account = a.id AND c.live_name IS NOT NULL
      WHERE %s GROUP BY a.id ORDER BY a.id
      """;

  private static final String ONE = STANDINGS.formatted("a.id = ?");
  private static final String OWN =
      STANDINGS.formatted("COALESCE(q.containers, q.gpus, q.cpus, q.memory_mib) IS NOT NULL");

  private final Query query;
  private final Quota everybody;
  private final Map<String, Limits> groups;

  Quotas(Query query, QuotaConfig config) {
    this.query = query;
    this.everybody =
        new Quota(config.containers(), config.gpus(), config.cpus(), config.memoryMiB());
    this.groups =
        config.group().entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, group -> Limits.of(group.getValue())));
  }

  private record Standing(
      String account, Limits own, List<String> groups, Quota limit, Quota used) {

    QuotaView view() {
      return QuotaView.of(account, limit, used, own, groups);
    }
  }

  /**
   * Lets only one transaction at a time count what an account has: creates of one account wait here
   * for each other, so that none counts too few.
   */
  public void lock(String account) {
    query.change(
        "INSERT INTO quota (account) VALUES (?) ON DUPLICATE KEY UPDATE account = account",
        account);
  }

  /**
   * Whether an account may have more. Belongs into the transaction that holds its lock.
   *
   * @throws ApiException {@code quota-exceeded}
   */
  public void require(String account, Quota more) {
    var standing = standing(account);
    standing.limit.require(standing.used, more);
  }

  /**
   * How an account stands.
   *
   * @throws ApiException {@code not-found} for one that never logged in
   */
  public QuotaView of(String account) {
    return standing(account).view();
  }

  /** Those who have limits of their own, by account. */
  List<QuotaView> own() {
    return query.all(OWN, row -> standing(row).view());
  }

  /**
   * Gives an account limits of its own; null in a field gives up the one it had.
   *
   * @throws ApiException {@code not-found} for an account that never logged in
   */
  QuotaView set(String account, Limits own) {
    standing(account);
    query.change(
        """
        INSERT INTO quota (account, containers, gpus, cpus, memory_mib) VALUES (?, ?, ?, ?, ?)
        ON DUPLICATE KEY UPDATE containers = VALUES(containers), gpus = VALUES(gpus),
          cpus = VALUES(cpus), memory_mib = VALUES(memory_mib)
        """,
        account,
        own.containers(),
        own.gpus(),
        own.cpus(),
        own.memoryMiB());
    return of(account);
  }

  private Standing standing(String account) {
    return query
        .first(ONE, this::standing, account)
        .orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND, UNKNOWN.with(account)));
  }

  private Standing standing(ResultSet row) throws SQLException {
    var own =
        new Limits(
            row.getObject("containers", Integer.class),
            row.getObject("gpus", Integer.class),
            row.getObject("cpus", Double.class),
            row.getObject("memory_mib", Long.class));
    var memberships = Accounts.groups(row);
    return new Standing(
        row.getString("account"),
        own.equals(Limits.NONE) ? null : own,
        memberships,
        Limits.resolve(own, memberships, groups, everybody),
        new Quota(
            row.getLong("used_containers"),
            row.getLong("used_gpus"),
            row.getDouble("used_cpus"),
            row.getLong("used_memory_mib")));
  }
}
