package org.whalemountain.console.reservation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.whalemountain.api.container.PortMapping;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.console.query.Query;

/**
 * Host ports, reserved by the unique key (host, port). Every call belongs into the transaction that
 * makes or changes the container's record.
 */
@ApplicationScoped
public class Ports {

  private static final int MOST_TRIES = 5;
  private static final Sentence HELD_BY_ANOTHER =
      new Sentence(
          "Another container holds the port {0} of the host {1} by now. Delete that one first.",
          "ホスト {1} のポート {0} は別のコンテナが使用しています。先にそのコンテナを削除してください。");
  private static final Sentence NONE_FREE =
      new Sentence(
          "No host port is free on the host {0} right now.", "ホスト {0} には今、空いているポートがありません。");

  private final EntityManager database;
  private final Query query;
  private final PortConfig config;
  private final PortRange range;

  Ports(EntityManager database, Query query, PortConfig config) {
    this.database = database;
    this.query = query;
    this.config = config;
    this.range = new PortRange(config.first(), config.last());
  }

  /**
   * Reserves a host port for each guest port.
   *
   * @return in the order of the guest ports
   * @throws RaceLost when there are not so many
   */
  public List<PortMapping> reserve(String containerId, String host, List<Integer> guests) {
    if (guests.isEmpty()) {
      return List.of();
    }
    // Most ports are free: only where the first choice is not, it is asked which are.
    var taken = new HashSet<Integer>();
    for (var attempt = 0; attempt < MOST_TRIES; attempt++) {
      var start = ThreadLocalRandom.current().nextInt(range.size());
      var free = range.free(guests.size(), taken, start);
      if (free.size() < guests.size()) {
        break;
      }
      if (insert(containerId, host, free) == free.size()) {
        return IntStream.range(0, guests.size())
            .mapToObj(i -> new PortMapping(guests.get(i), free.get(i)))
            .toList();
      }
      // Another one has one of them: what we got goes back, and theirs are avoided.
      taken.addAll(attempt == 0 ? taken(host) : free);
      database
          .createNativeQuery(
              "DELETE FROM reserved_port WHERE host = ?1 AND port IN (?2) AND container_id = ?3")
          .setParameter(1, host)
          .setParameter(2, free)
          .setParameter(3, containerId)
          .executeUpdate();
    }
    throw new RaceLost(NONE_FREE.with(host));
  }

  /**
   * Sets ports aside that the host has in use by something else, and takes others instead.
   *
   * @param ports what the container has
   * @param unusable those of them that cannot be bound; empty where it is not known which: then all
   * @return the container's ports from now on
   */
  public List<PortMapping> replace(
      String containerId, String host, List<PortMapping> ports, List<PortMapping> unusable) {
    var leaving = unusable.isEmpty() ? ports : unusable;
    for (var port : leaving) {
      rest("container_id = ?1 AND port = " + port.host(), containerId, config.quarantine());
    }
    var fresh =
        new ArrayList<>(
            reserve(containerId, host, leaving.stream().map(PortMapping::guest).toList()));
    return ports.stream()
        .map(port -> leaving.contains(port) ? fresh.remove(0) : port)
        .collect(Collectors.toList());
  }

  /** How many ports of a host can be lent in all. */
  public int perHost() {
    return range.size();
  }

  /** How many of those are lent or rest, by host; hosts with none are not in it. */
  public Map<String, Integer> inUse() {
    return query
        .all(
            "SELECT host, COUNT(*) AS ports FROM reserved_port WHERE port BETWEEN ? AND ? GROUP BY host",
            row -> Map.entry(row.getString("host"), row.getInt("ports")),
            range.first(),
            range.last())
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /**
   * Holds exactly these ports for a container that has them on its host already; those that only
   * rest are taken over.
   *
   * @throws ApiException {@code port-taken} naming those that another container holds
   */
  public void hold(String containerId, String host, List<PortMapping> ports) {
    var taken = new ArrayList<Integer>();
    for (var port : ports) {
      query.change(
          """
          INSERT INTO reserved_port (host, port, container_id) VALUES (?, ?, ?)
          ON DUPLICATE KEY UPDATE container_id = COALESCE(container_id, VALUES(container_id)),
            rests_until = IF(container_id = VALUES(container_id), NULL, rests_until)
          """,
          host,
          port.host(),
          containerId);
      if (!isHeld(containerId, host, port.host())) {
        taken.add(port.host());
      }
    }
    if (!taken.isEmpty()) {
      throw new ApiException(ErrorCode.PORT_TAKEN, HELD_BY_ANOTHER.with(taken, host));
    }
  }

  /**
   * Holds for a container the ports that its host gave it, and none of those it held before. A host
   * gives a port to one only: where another container holds it here, that one does not have it
   * there, and will be told so by its host.
   */
  public void follow(String containerId, String host, List<PortMapping> ports) {
    query.change(
        "DELETE FROM reserved_port WHERE host = ? AND container_id = ?", host, containerId);
    // in ascending order, as all who take several
    ports.stream()
        .map(PortMapping::host)
        .sorted()
        .forEach(
            port ->
                query.change(
                    """
                    INSERT INTO reserved_port (host, port, container_id) VALUES (?, ?, ?)
                    ON DUPLICATE KEY UPDATE container_id = VALUES(container_id), rests_until = NULL
                    """,
                    host,
                    port,
                    containerId));
  }

  private boolean isHeld(String containerId, String host, int port) {
    return query
        .first(
            "SELECT container_id FROM reserved_port WHERE host = ? AND port = ?",
            row -> row.getString("container_id"),
            host,
            port)
        .filter(containerId::equals)
        .isPresent();
  }

  /** Ends the rest of ports whose time is over. */
  public void endRests() {
    database
        .createNativeQuery("DELETE FROM reserved_port WHERE rests_until < UTC_TIMESTAMP(6)")
        .executeUpdate();
  }

  void release(String containerId) {
    rest("container_id = ?1", containerId, config.rest());
  }

  private HashSet<Integer> taken(String host) {
    return new HashSet<>(
        database
            .createNativeQuery("SELECT port FROM reserved_port WHERE host = ?1", Integer.class)
            .setParameter(1, host)
            .getResultList());
  }

  private int insert(String containerId, String host, List<Integer> ports) {
    var values =
        ports.stream().map(port -> "(?1, " + port + ", ?2)").collect(Collectors.joining(", "));
    return database
        .createNativeQuery(
            "INSERT IGNORE INTO reserved_port (host, port, container_id) VALUES " + values)
        .setParameter(1, host)
        .setParameter(2, containerId)
        .executeUpdate();
  }

  private void rest(String which, String containerId, Duration length) {
    database
        .createNativeQuery(
            "UPDATE reserved_port SET container_id = NULL, rests_until = UTC_TIMESTAMP(6) + INTERVAL ?2 SECOND WHERE "
                + which)
        .setParameter(1, containerId)
        .setParameter(2, length.toSeconds())
        .executeUpdate();
  }
}
