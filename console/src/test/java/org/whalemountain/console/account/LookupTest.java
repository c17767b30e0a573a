package org.whalemountain.console.account;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import org.junit.jupiter.api.Test;
import org.whalemountain.console.ConsoleTest;
import org.whalemountain.console.RealParts;
import org.whalemountain.console.query.Lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@QuarkusTest
@ConsoleTest
class LookupTest {

  RealParts parts;

  @Test
  void whatNeverWasIsNotFound() {
    assertThat(QuarkusTransaction.requiringNew().call(LookupTest::nobody)).isNull();
  }

  /** As the pool leaves a transaction when the database dies while it is at work. */
  @Test
  void aLostDatabaseDoesNotMeanThatItNeverWas() {
    try {
      assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(this::loseTheDatabase))
          .isInstanceOf(PersistenceException.class);
    } finally {
      parts.startDatabase();
    }
  }

  private void loseTheDatabase() {
    nobody();
    parts.stopDatabase();
    QuarkusTransaction.setRollbackOnly();
    nobody();
  }

  private static Account nobody() {
    return Lookup.find(Account.class, "e175799", LockModeType.PESSIMISTIC_WRITE);
  }
}
