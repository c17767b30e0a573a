package org.whalemountain.console.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import org.whalemountain.console.clock.DatabaseClock;

/** Everybody who ever logged in. */
@ApplicationScoped
public class Accounts {

  private final EntityManager database;
  private final DatabaseClock clock;

  Accounts(EntityManager database, DatabaseClock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Someone who logged in before.
   *
   * @param person as of the last login
   * @param loggedInAt when that was
   */
  public record Known(Person person, Instant loggedInAt) {}

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

  /** Lets only one transaction at a time count what an account has. */
  public void lock(String account) {
    database.find(Account.class, account, LockModeType.PESSIMISTIC_WRITE);
  }

  /** The person behind an account, unless nobody ever logged in with it. */
  @Transactional
  public Optional<Known> find(String account) {
    return Optional.ofNullable(database.find(Account.class, account))
        .map(row -> new Known(new Person(row.id, row.displayName, row.admin), row.loggedInAt));
  }
}
