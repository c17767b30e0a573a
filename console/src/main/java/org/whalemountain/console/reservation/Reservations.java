package org.whalemountain.console.reservation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.whalemountain.api.problem.Sentence;

/**
 * Shares and GPUs. Every call but {@link #loads} belongs into the transaction that makes or ends
 * the container's record.
 */
@ApplicationScoped
public class Reservations {

  private static final Sentence GPU_TAKEN =
      new Sentence("No GPU is free on the host {0} right now.", "ホスト {0} には今、空いている GPU がありません。");

  private final EntityManager database;
  private final Ports ports;

  Reservations(EntityManager database, Ports ports) {
    this.database = database;
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
   * What is held, by host; hosts with nothing are not in it.
   *
   * @param withGpus whether the GPUs are wanted too, which costs a second query
   */
  public Map<String, HostLoad> loads(boolean withGpus) {
    var gpus = withGpus ? gpus() : Map.<String, Set<String>>of();
    var loads = new HashMap<String, HostLoad>();
    for (var row :
        database
            .createNativeQuery(
                "SELECT host, COUNT(*), SUM(cpus), SUM(memory_mib) FROM reservation GROUP BY host",
                Object[].class)
            .getResultList()) {
      var values = (Object[]) row;
      var host = (String) values[0];
      loads.put(
          host,
          new HostLoad(
              ((Number) values[1]).intValue(),
              ((Number) values[2]).doubleValue(),
              ((Number) values[3]).longValue(),
              gpus.getOrDefault(host, Set.of())));
    }
    return loads;
  }

  private Map<String, Set<String>> gpus() {
    var gpus = new HashMap<String, Set<String>>();
    for (var row :
        database
            .createNativeQuery("SELECT host, uuid FROM reserved_gpu", Object[].class)
            .getResultList()) {
      var values = (Object[]) row;
      gpus.computeIfAbsent((String) values[0], host -> new HashSet<>()).add((String) values[1]);
    }
    return gpus;
  }
}
