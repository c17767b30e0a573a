package org.whalemountain.console.container;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.sql.SQLTransactionRollbackException;
import java.util.concurrent.Callable;
import org.hibernate.exception.LockAcquisitionException;
import org.whalemountain.console.reservation.RaceLost;

/** The loser of a race, which InnoDB may end by a deadlock, simply runs its transaction again. */
final class Race {

  private static final int MOST_TRIES = 5;

  private Race() {}

  static <T> T retried(Callable<T> work) {
    return retried(isAgain -> work.call());
  }

  /** Work that is told whether it lost before. */
  interface Attempt<T> {
    T of(boolean isAgain) throws Exception;
  }

  static <T> T retried(Attempt<T> work) {
    for (var attempt = 1; ; attempt++) {
      var isAgain = attempt > 1;
      try {
        return QuarkusTransaction.requiringNew().call(() -> work.of(isAgain));
      } catch (RuntimeException e) {
        if (attempt == MOST_TRIES || !isLost(e)) {
          throw e;
        }
      }
    }
  }

  private static boolean isLost(Throwable error) {
    for (var cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof RaceLost
          || cause instanceof LockAcquisitionException
          || cause instanceof SQLTransactionRollbackException) {
        return true;
      }
    }
    return false;
  }
}
