package org.whalemountain.console.whole;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.whalemountain.api.contract.Eventually;

/**
 * Rows that a test holds, so that a call that locks them as well is kept within its transaction.
 */
final class RowLock implements Middle {

  /** What reads a row to hold it, and takes longer than it ever would where nobody else did. */
  private static final String WAITING =
      """
      SELECT id FROM information_schema.processlist
      WHERE LOWER(info) LIKE '%for update%' AND time_ms > 300 AND id <> CONNECTION_ID()
      """;

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final DatabaseProcess database;
  private final Connection connection;

  /**
   * Holds them from now on.
   *
   * @param rows a {@code SELECT … FOR UPDATE}
   */
  RowLock(DatabaseProcess database, String rows) {
    this.database = database;
    try {
      connection = database.connect();
      connection.setAutoCommit(false);
      connection.createStatement().executeQuery(rows);
    } catch (SQLException e) {
      throw new AssertionError(rows, e);
    }
  }

  @Override
  public void await() {
    Eventually.see(LIMIT, () -> database.query(WAITING), waiting -> !waiting.isEmpty());
  }

  @Override
  public void pass() {
    try {
      connection.close();
    } catch (SQLException gone) {
      // The database died: nothing is held any more.
    }
  }
}
