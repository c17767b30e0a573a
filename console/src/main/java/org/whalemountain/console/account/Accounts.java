package org.whalemountain.console.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.whalemountain.console.clock.DatabaseClock;

/** Everybody who ever logged in, and who owns something that was found. */
@ApplicationScoped
public class Accounts {

  private final EntityManager database;
  private final DatabaseClock clock;

  Accounts(EntityManager database, DatabaseClock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Notes a login; roles and name are from now on those of this login, in every session. */
  @Transactional
  public void remember(Person person) {
    database
        .createNativeQuery(
            """
            INSERT INTO account (id, display_name, admin, created_at, logged_in_at)
            VALUES (:id, :name, :admin, :now, :now)
            ON DUPLICATE KEY UPDATE display_name = VALUES(display_name), admin = VALUES(admin),
              logged_in_at = VALUES(logged_in_at)
            """)
        .setParameter("id", person.account())
        .setParameter("name", person.displayName())
        .setParameter("admin", person.admin())
        .setParameter("now", clock.now())
        .executeUpdate();
  }

  /**
   * Notes somebody who owns something and never logged in: an ordinary person without any right but
   * that, until the directory says more.
   */
  @Transactional
  public void expect(String account) {
    database
        .createNativeQuery(
            """
            INSERT IGNORE INTO account (id, display_name, admin, created_at, logged_in_at)
            VALUES (:id, :id, FALSE, :now, NULL)
            """)
        .setParameter("id", account)
        .setParameter("now", clock.now())
        .executeUpdate();
  }

  /** Lets only one transaction at a time count what an account has. */
  public void lock(String account) {
    database.find(Account.class, account, LockModeType.PESSIMISTIC_WRITE);
  }

  /**
   * The person of a row that has the account's columns {@code id}, {@code display_name} and {@code
   * admin}.
   */
  public static Person person(ResultSet row) throws SQLException {
    return new Person(row.getString("id"), row.getString("display_name"), row.getBoolean("admin"));
  }
}
