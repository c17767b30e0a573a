package org.whalemountain.console.host;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;

/** Gives a removed host another name, everywhere but in the audit, which is history. */
@ApplicationScoped
class HostNames {

  /** Tables that name a host without a foreign key that follows it by itself. */
  static final List<String> TABLES = List.of("container", "reserved_gpu", "reserved_port");

  private static final int LONGEST = 40;
  private static final int LONGEST_MARK = 8;

  private final EntityManager database;

  HostNames(EntityManager database) {
    this.database = database;
  }

  /** What a removed host is called once another one has its name; no host can be named so. */
  static String former(String name, String hostId) {
    var mark = "~" + Integer.toHexString(hostId.hashCode());
    var longest = LONGEST - LONGEST_MARK - 1;
    return name.substring(0, Math.min(name.length(), longest)) + mark;
  }

  /** Belongs into a transaction; what was read of the host before is forgotten. */
  void change(String from, String to) {
    database.flush();
    for (var table : TABLES) {
      change("UPDATE " + table + " SET host = ?2 WHERE host = ?1", from, to);
    }
    change("UPDATE host SET name = ?2 WHERE name = ?1", from, to);
    database.clear();
  }

  private void change(String statement, String from, String to) {
    database.createNativeQuery(statement).setParameter(1, from).setParameter(2, to).executeUpdate();
  }
}
