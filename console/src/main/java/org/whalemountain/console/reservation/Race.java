package org.whalemountain.console.reservation;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.sql.SQLTransactionRollbackException;
import java.util.concurrent.Callable;
import org.hibernate.exception.LockAcquisitionException;

/** The loser of a race, which InnoDB may end by a deadlock, simply runs its transaction again. */
public final class Race {

  private static final int MOST_TRIES = 5;

  private Race() {}

  /** Runs work that may be repeated, in a transaction of its own, until it wins. */
  public static <T> T retried(Callable<T> work) {
    return retried(isAgain -> work.call());
  }

  /** Work that is told whether it lost before. */
  public interface Attempt<T> {
    /** One try; {@code isAgain} where an earlier one lost. */
    T of(boolean isAgain) throws Exception;
  }

  /** The same for work that takes care not to lose again. */
  public static <T> T retried(Attempt<T> work) {
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
