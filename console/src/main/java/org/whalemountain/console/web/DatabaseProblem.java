package org.whalemountain.console.web;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;

/** Tells a database that does not answer from one that refuses. */
public final class DatabaseProblem {

  private static final Duration RETRY = Duration.ofSeconds(5);
  private static final Sentence SILENT =
      new Sentence(
          "The database does not answer. Try again in a moment.",
          "データベースが応答しません。しばらくしてからもう一度お試しください。");

  /** SQLSTATE class of connection errors, ISO/IEC 9075. */
  private static final String CONNECTION = "08";

  /**
   * How the pool says that it got no connection in time, of those it has or a new one, and that the
   * connection broke when the transaction took it; it has no types of its own for that. Agroal 3.
   */
  private static final Set<String> OF_THE_POOL =
      Set.of(
          "Sorry, acquisition timeout!",
          "Acquisition timeout while waiting for new connection",
          "Exception in association of connection to existing transaction");

  private DatabaseProblem() {}

  /** The 503 for a failure whose cause is that the database cannot be reached; else nothing. */
  public static Optional<ApiException> of(Throwable failure) {
    return isItsCause(failure)
        ? Optional.of(
            new ApiException(ErrorCode.DATABASE_UNAVAILABLE, SILENT, failure).retryAfter(RETRY))
        : Optional.empty();
  }

  /** A commit that broke tells its cause as a suppressed one only. */
  private static boolean isItsCause(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if ((cause instanceof SQLException sql && isUnreachable(sql))
          || Stream.of(cause.getSuppressed()).anyMatch(DatabaseProblem::isItsCause)) {
        return true;
      }
    }
    return false;
  }

  /** The 503 for a database that did not answer in time. */
  static ApiException silent() {
    return new ApiException(ErrorCode.DATABASE_UNAVAILABLE, SILENT).retryAfter(RETRY);
  }

  private static boolean isUnreachable(SQLException sql) {
    return sql instanceof SQLNonTransientConnectionException
        || sql instanceof SQLTransientConnectionException
        || sql instanceof SQLTimeoutException
        || (sql.getSQLState() != null && sql.getSQLState().startsWith(CONNECTION))
        || (sql.getMessage() != null && OF_THE_POOL.contains(sql.getMessage()));
  }
}
