package org.whalemountain.console.container;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.sql.SQLTransactionRollbackException;
import java.util.concurrent.Callable;
import org.hibernate.exception.LockAcquisitionException;

/** Deadlocks are how InnoDB ends a race: the loser's transaction is simply run again. */
final class Deadlock {

  private static final int MOST_TRIES = 5;

  private Deadlock() {}

  static <T> T retried(Callable<T> work) {
    for (var attempt = 1; ; attempt++) {
      try {
        return QuarkusTransaction.requiringNew().call(work);
      } catch (RuntimeException e) {
        if (attempt == MOST_TRIES || !isDeadlock(e)) {
          throw e;
        }
      }
    }
  }

  private static boolean isDeadlock(Throwable error) {
    for (var cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof LockAcquisitionException
          || cause instanceof SQLTransactionRollbackException) {
        return true;
      }
    }
    return false;
  }
}
