package org.whalemountain.console.reservation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.console.query.Query;

/**
 * Shares and GPUs. Every call but {@link #loads} and {@link #load} belongs into the transaction
 * that makes or ends the container's record.
 */
@ApplicationScoped
public class Reservations {

  private static final Sentence GPU_TAKEN =
      new Sentence("No GPU is free on the host {0} right now.", "ホスト {0} には今、空いている GPU がありません。");

  private static final Sentence HOST_CLOSED =
      new Sentence(
          "The host {0} takes no new containers any more.", "ホスト {0} は新しいコンテナを受け付けなくなりました。");

  private static final String LOCK_ONE =
      "SELECT state = 'ACTIVE' AND removed_at IS NULL AS is_open FROM host WHERE name = ? FOR UPDATE";

  /** In the order of names, so that two who lock all of them wait in one order. */
  private static final String LOCK_ALL = "SELECT name FROM host ORDER BY name FOR UPDATE";

  private static final String LOADS =
      """
      SELECT host, COUNT(*) AS containers, SUM(cpus) AS cpus, SUM(memory_mib) AS memory_mib
      FROM reservation%s GROUP BY host
      """;
  private static final String OF_ONE = " WHERE host = ?";

  private final EntityManager database;
  private final Query query;
  private final Ports ports;

  Reservations(EntityManager database, Query query, Ports ports) {
    this.database = database;
    this.query = query;
    this.ports = ports;
  }

  /** Holds a share of the host; the host cannot be removed from then on. */
  public void hold(String containerId, String host, double cpus, long memoryMiB) {
    database
        .createNativeQuery("INSERT INTO reservation VALUES (?1, ?2, ?3, ?4)")
        .setParameter(1, containerId)
        .setParameter(2, host)
        .setParameter(3, cpus)
        .setParameter(4, memoryMiB)
        .executeUpdate();
  }

  /**
   * Holds these GPUs, all or none.
   *
   * @throws RaceLost when another one was faster
   */
  public void holdGpus(String containerId, String host, List<String> uuids) {
    for (var uuid : uuids) {
      var held =
          database
              .createNativeQuery("INSERT IGNORE INTO reserved_gpu VALUES (?1, ?2, ?3)")
              .setParameter(1, host)
              .setParameter(2, uuid)
              .setParameter(3, containerId)
              .executeUpdate();
      if (held == 0) {
        throw new RaceLost(GPU_TAKEN.with(host));
      }
    }
  }

  /** Frees all that the container held; its ports rest for a while. */
  public void release(String containerId) {
    for (var table : List.of("reservation", "reserved_gpu")) {
      database
          .createNativeQuery("DELETE FROM " + table + " WHERE container_id = ?1")
          .setParameter(1, containerId)
          .executeUpdate();
    }
    ports.release(containerId);
  }

  /**
   * Sees from now on in this transaction whatever others have committed. Comes first in it: what is
   * read after waiting for a lock would otherwise be as old as the transaction's first read.
   */
  public void seeOthers() {
    database.createNativeQuery("SET TRANSACTION ISOLATION LEVEL READ COMMITTED").executeUpdate();
  }

  /**
   * Lets only this transaction place anything on the host until it ends.
   *
   * @throws RaceLost when the host was drained or removed meanwhile
   */
  public void lock(String host) {
    if (!query.first(LOCK_ONE, row -> row.getBoolean("is_open"), host).orElse(false)) {
      throw new RaceLost(HOST_CLOSED.with(host));
    }
  }

  /** Lets only this transaction place anything anywhere until it ends. */
  public void lockAll() {
    query.all(LOCK_ALL, row -> true);
  }

  /**
   * What is held, by host; hosts with nothing are not in it.
   *
   * @param withGpus whether the GPUs are wanted too, which costs a second query
   */
  public Map<String, HostLoad> loads(boolean withGpus) {
    var gpus = withGpus ? gpus("") : Map.<String, Set<String>>of();
    return loads(gpus, "");
  }

  /** What is held of one host. */
  public HostLoad load(String host, boolean withGpus) {
    var gpus = withGpus ? gpus(OF_ONE, host) : Map.<String, Set<String>>of();
    return loads(gpus, OF_ONE, host).getOrDefault(host, HostLoad.NONE);
  }

  private Map<String, HostLoad> loads(
      Map<String, Set<String>> gpus, String which, Object... values) {
    return query
        .all(
            LOADS.formatted(which),
            row ->
                Map.entry(
                    row.getString("host"),
                    new HostLoad(
                        row.getInt("containers"),
                        row.getDouble("cpus"),
                        row.getLong("memory_mib"),
                        gpus.getOrDefault(row.getString("host"), Set.of()))),
            values)
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private Map<String, Set<String>> gpus(String which, Object... values) {
    var gpus = new HashMap<String, Set<String>>();
    query.all(
        "SELECT host, uuid FROM reserved_gpu" + which,
        row ->
            gpus.computeIfAbsent(row.getString("host"), host -> new HashSet<>())
                .add(row.getString("uuid")),
        values);
    return gpus;
  }
}
