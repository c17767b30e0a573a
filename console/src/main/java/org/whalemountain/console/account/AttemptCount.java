package org.whalemountain.console.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;

/** The rows that count attempts; each change is one statement on one row, so none can deadlock. */
@ApplicationScoped
class AttemptCount {

  private final EntityManager database;

  AttemptCount(EntityManager database) {
    this.database = database;
  }

  /**
   * How things stand with one subject.
   *
   * @param failures in this window, this attempt included
   * @param secondsLeft until the window ends
   * @param isKnown whether a login succeeded here not long ago
   */
  record Count(int failures, long secondsLeft, boolean isKnown) {}

  @Transactional(TxType.REQUIRES_NEW)
  Count count(String subject, LoginConfig config) {
    // Assignments run from left to right: the count still sees the old end of the window.
    database
        .createNativeQuery(
            """
            INSERT INTO login_attempt (subject, failures, ends_at)
            VALUES (:subject, 1, UTC_TIMESTAMP(6) + INTERVAL :window SECOND)
            ON DUPLICATE KEY UPDATE
              failures = IF(ends_at <= UTC_TIMESTAMP(6), 1, failures + 1),
              ends_at = IF(ends_at <= UTC_TIMESTAMP(6), VALUES(ends_at), ends_at)
            """)
        .setParameter("subject", subject)
        .setParameter("window", config.window().toSeconds())
        .executeUpdate();
    var row =
        (Object[])
            database
                .createNativeQuery(
                    """
                    SELECT failures,
                      TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(6), ends_at) + 1,
                      COALESCE(succeeded_at > UTC_TIMESTAMP(6) - INTERVAL :known SECOND, 0)
                    FROM login_attempt WHERE subject = :subject
                    """)
                .setParameter("subject", subject)
                .setParameter("known", config.knownFor().toSeconds())
                .getSingleResult();
    return new Count(
        ((Number) row[0]).intValue(),
        ((Number) row[1]).longValue(),
        ((Number) row[2]).intValue() == 1);
  }

  @Transactional(TxType.REQUIRES_NEW)
  void takeBack(String subject) {
    update("failures = GREATEST(failures - 1, 0)", subject);
  }

  @Transactional(TxType.REQUIRES_NEW)
  void clear(String subject) {
    update("failures = 0", subject);
  }

  @Transactional(TxType.REQUIRES_NEW)
  void succeed(String subject) {
    update("failures = 0, succeeded_at = UTC_TIMESTAMP(6)", subject);
  }

  @Transactional
  void forget(Duration known) {
    database
        .createNativeQuery(
            """
            DELETE FROM login_attempt WHERE ends_at < UTC_TIMESTAMP(6)
              AND COALESCE(succeeded_at, ends_at) < UTC_TIMESTAMP(6) - INTERVAL :known SECOND
            """)
        .setParameter("known", known.toSeconds())
        .executeUpdate();
  }

  private void update(String change, String subject) {
    database
        .createNativeQuery("UPDATE login_attempt SET " + change + " WHERE subject = :subject")
        .setParameter("subject", subject)
        .executeUpdate();
  }
}
