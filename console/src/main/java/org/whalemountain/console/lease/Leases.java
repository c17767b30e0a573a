package org.whalemountain.console.lease;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/** Leases in the database, by its clock. A console that dies loses them when they run out. */
@ApplicationScoped
public class Leases {

  private static final String LIFE = "alive ";

  private final String me = UUID.randomUUID().toString();
  private final EntityManager database;

  Leases(EntityManager database) {
    this.database = database;
  }

  /** This process among the consoles; another one after each start. */
  public String me() {
    return me;
  }

  /**
   * Takes the lease or prolongs it.
   *
   * @return whether this console holds it now
   */
  public boolean take(String name, Duration length) {
    return QuarkusTransaction.requiringNew().call(() -> renew(name, length));
  }

  /**
   * The number of this console's turn, while it holds the lease: larger than that of every holder
   * before, even where those are only remembered by agents and the database is an older one.
   */
  public OptionalLong epoch(String name) {
    return QuarkusTransaction.joiningExisting()
        .call(
            () ->
                database
                    .createNativeQuery(
                        "SELECT epoch FROM lease WHERE name = ?1 AND holder = ?2 AND held_until > NOW(6)",
                        Long.class)
                    .setParameter(1, name)
                    .setParameter(2, me)
                    .getResultStream()
                    .mapToLong(epoch -> (Long) epoch)
                    .findFirst());
  }

  /** Whether this console still has the turn of that number. */
  public boolean isHeld(String name, long epoch) {
    var current = epoch(name);
    return current.isPresent() && current.getAsLong() == epoch;
  }

  /** Says that this console lives, for that long. */
  public void live(Duration length) {
    QuarkusTransaction.requiringNew().call(() -> renew(LIFE + me, length));
    // By itself: with the insert in one transaction, two that do this at once deadlock on the gap.
    QuarkusTransaction.requiringNew()
        .call(
            () ->
                database
                    .createNativeQuery(
                        "DELETE FROM lease WHERE name LIKE 'alive %' AND held_until < NOW(6) - INTERVAL 1 HOUR")
                    .executeUpdate());
  }

  /** The consoles that live, this one among them; calls of all others are over. */
  public Set<String> living() {
    var living = new HashSet<String>();
    living.add(me);
    for (var holder :
        database
            .createNativeQuery(
                "SELECT holder FROM lease WHERE name LIKE 'alive %' AND held_until > NOW(6)",
                String.class)
            .getResultList()) {
      living.add((String) holder);
    }
    return living;
  }

  private boolean renew(String name, Duration length) {
    // The assignments run from left to right: the last one sees the holder the second one chose.
    database
        .createNativeQuery(
            """
            INSERT INTO lease (name, holder, held_until, epoch)
            VALUES (?1, ?2, NOW(6) + INTERVAL ?3 SECOND, UNIX_TIMESTAMP())
            ON DUPLICATE KEY UPDATE
              epoch = IF(held_until < NOW(6), GREATEST(epoch + 1, UNIX_TIMESTAMP()), epoch),
              holder = IF(held_until < NOW(6), VALUES(holder), holder),
              held_until = IF(holder = VALUES(holder), VALUES(held_until), held_until)
            """)
        .setParameter(1, name)
        .setParameter(2, me)
        .setParameter(3, length.toSeconds())
        .executeUpdate();
    return me.equals(
        database
            .createNativeQuery("SELECT holder FROM lease WHERE name = ?1", String.class)
            .setParameter(1, name)
            .getSingleResult());
  }
}
