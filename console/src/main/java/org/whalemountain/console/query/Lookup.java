package org.whalemountain.console.query;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import java.sql.SQLTransientConnectionException;

/** Looks records up by their ids, and tells one that is not there from a database that is not. */
public final class Lookup {

  private Lookup() {}

  /**
   * The record, or null where there is none. Belongs into a transaction.
   *
   * <p>Hibernate's own {@code find} answers null also where it lost the database and the
   * transaction can only be rolled back (its issue HHH-12472).
   *
   * @throws PersistenceException where the transaction is lost and nothing was found
   */
  public static <T> T find(Class<T> type, Object id, LockModeType lock) {
    var found = Panache.getEntityManager().find(type, id, lock);
    if (found == null && QuarkusTransaction.isRollbackOnly()) {
      throw new PersistenceException(
          "looked for in a transaction that is lost",
          new SQLTransientConnectionException("the database was lost meanwhile"));
    }
    return found;
  }
}
