package org.whalemountain.console.web;

import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLNonTransientConnectionException;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.problem.ErrorCode;

import static org.assertj.core.api.Assertions.assertThat;

class DatabaseProblemTest {

  @Test
  void aConnectionThatBrokeIsADatabaseThatDoesNotAnswer() {
    var failure = new IllegalStateException(new SQLNonTransientConnectionException("Socket error"));
    assertThat(DatabaseProblem.of(failure).orElseThrow().code())
        .isEqualTo(ErrorCode.DATABASE_UNAVAILABLE);
  }

  /** As Narayana tells it: the cause is in what was suppressed. */
  @Test
  void soIsACommitThatBroke() {
    var commit = new XAException("Error trying to transactionCommit local transaction");
    commit.initCause(new SQLNonTransientConnectionException("Socket error"));
    var rollback = new RollbackException("ARJUNA016053: Could not commit transaction.");
    rollback.addSuppressed(commit);
    assertThat(DatabaseProblem.of(new IllegalStateException(rollback)).orElseThrow().code())
        .isEqualTo(ErrorCode.DATABASE_UNAVAILABLE);
  }

  /** As the pool tells it, without a state. */
  @Test
  void soIsAConnectionThatBrokeWhenItWasTaken() {
    var lost = new SQLException("Exception in association of connection to existing transaction");
    assertThat(DatabaseProblem.of(lost).orElseThrow().code())
        .isEqualTo(ErrorCode.DATABASE_UNAVAILABLE);
  }

  /** As the pool tells it where the machine is so busy that a new connection takes too long. */
  @Test
  void soIsANewConnectionThatDidNotComeInTime() {
    var late = new SQLException("Acquisition timeout while waiting for new connection");
    assertThat(DatabaseProblem.of(new IllegalStateException(late)).orElseThrow().code())
        .isEqualTo(ErrorCode.DATABASE_UNAVAILABLE);
  }

  @Test
  void aDatabaseThatRefusesIsAnotherMatter() {
    var failure = new IllegalStateException(new SQLIntegrityConstraintViolationException("Twice"));
    assertThat(DatabaseProblem.of(failure)).isEmpty();
  }
}
