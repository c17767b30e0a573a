package org.whalemountain.console.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.whalemountain.api.problem.StrictJson;
import org.whalemountain.console.clock.DatabaseClock;
import org.whalemountain.console.query.Lookup;

/** Everybody who ever logged in, and who owns something that was found. */
@ApplicationScoped
public class Accounts {

  private static final ObjectMapper JSON = StrictJson.mapper();

  private final EntityManager database;
  private final DatabaseClock clock;

  Accounts(EntityManager database, DatabaseClock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Notes a login; roles, groups and name are from now on those of this login, in every session.
   */
  @Transactional
  public void remember(Member member) {
    var person = member.person();
    database
        .createNativeQuery(
            """
            INSERT INTO account
              (id, display_name, admin, teacher, directory_groups, created_at, logged_in_at)
            VALUES (:id, :name, :admin, :teacher, :groups, :now, :now)
            ON DUPLICATE KEY UPDATE display_name = VALUES(display_name), admin = VALUES(admin),
              teacher = VALUES(teacher), directory_groups = VALUES(directory_groups),
              logged_in_at = VALUES(logged_in_at)
            """)
        .setParameter("id", person.account())
        .setParameter("name", person.displayName())
        .setParameter("admin", person.admin())
        .setParameter("teacher", person.teacher())
        .setParameter("groups", write(member.groups()))
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
    Lookup.find(Account.class, account, LockModeType.PESSIMISTIC_WRITE);
  }

  /**
   * The person of a row that has the account's columns {@code id}, {@code display_name}, {@code
   * admin} and {@code teacher}.
   */
  public static Person person(ResultSet row) throws SQLException {
    return new Person(
        row.getString("id"),
        row.getString("display_name"),
        row.getBoolean("admin"),
        row.getBoolean("teacher"));
  }

  /** The groups of a row that has the account's column {@code directory_groups}. */
  public static List<String> groups(ResultSet row) throws SQLException {
    try {
      return List.of(JSON.readValue(row.getString("directory_groups"), String[].class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("groups in the database are no JSON", e);
    }
  }

  private static String write(List<String> groups) {
    try {
      return JSON.writeValueAsString(groups);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a list of texts is always JSON", e);
    }
  }
}
