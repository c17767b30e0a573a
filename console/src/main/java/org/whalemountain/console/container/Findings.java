package org.whalemountain.console.container;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.whalemountain.api.container.ContainerReport;
import org.whalemountain.api.container.ContainerStatus;
import org.whalemountain.api.container.PullProgress;
import org.whalemountain.api.host.HostReport;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.console.host.Hosts;
import org.whalemountain.console.lease.Leases;

/** Writes down what looks at hosts found. Each call is one transaction of few statements. */
@ApplicationScoped
class Findings {

  private static final Sentence SILENT = new Sentence("The host does not answer.", "ホストが応答しません。");

  private final Hosts hosts;
  private final Leases leases;

  Findings(Hosts hosts, Leases leases) {
    this.hosts = hosts;
    this.leases = leases;
  }

  /**
   * What is left to do after a look.
   *
   * @param make ids of records to be made again
   * @param delete full names, by the record's id, to be deleted again
   */
  record Work(List<String> make, Map<String, String> delete) {}

  /** The host answered: nothing it did not say is concluded, and its word needs a second look. */
  Work write(
      String host, Map<String, ContainerReport> seen, Optional<HostReport> report, Instant began) {
    hosts.seen(host, report, Instant.now());
    var living = leases.living();
    var records = records(host, "");
    var judged = new HashMap<String, Sighting>();
    for (var record : records) {
      var isBusy = record.isBusy(living, Instant.now());
      judged.put(record.id, Sighting.of(record, seen.get(record.id), began, isBusy));
    }
    var work = new Work(new ArrayList<>(), new HashMap<>());
    for (var record : records) {
      switch (judged.get(record.id)) {
        case MAKE -> work.make.add(record.id);
        case DELETE -> work.delete.put(record.id, record.fullName);
        default -> {}
      }
    }
    change(records, judged, seen, began);
    tellProgress(records, judged, seen, began);
    noteSeen(seen.keySet());
    orphans(records, seen, work);
    return work;
  }

  /** The host did not answer: since then nobody knows. */
  void silent(String host, Instant began) {
    var now = Instant.now();
    hosts.unreachable(host, now);
    Container.update(
        """
        status = ?1, statusDetail = ?2, statusDetailJapanese = ?3, statusSince = ?4,
        progress = NULL, queuePlace = NULL
        WHERE host = ?5 AND liveName IS NOT NULL AND touchedAt < ?6
          AND status IN ('RUNNING', 'STOPPED', 'CREATING')
        """,
        ContainerStatus.UNKNOWN,
        SILENT.english(),
        SILENT.japanese(),
        now,
        host,
        began);
  }

  private static List<Container> records(String host, String more, Object... values) {
    var parameters = new ArrayList<Object>(List.of(host));
    parameters.addAll(List.of(values));
    return Container.list("host = ?1 AND liveName IS NOT NULL" + more, parameters.toArray());
  }

  /** Locks what is to change and writes only where no call came in between. */
  private static void change(
      List<Container> records,
      Map<String, Sighting> judged,
      Map<String, ContainerReport> seen,
      Instant began) {
    for (var record : records) {
      var sighting = judged.get(record.id);
      if (sighting == Sighting.UPDATE
          || sighting == Sighting.MISSED
          || sighting == Sighting.MISSING) {
        Container.getEntityManager().refresh(record, LockModeType.PESSIMISTIC_WRITE);
        if (!record.touchedAt.isAfter(began) && record.liveName != null) {
          apply(record, sighting, seen.get(record.id));
        }
      }
    }
  }

  private static void apply(Container record, Sighting sighting, ContainerReport report) {
    var now = Instant.now();
    if (sighting == Sighting.UPDATE) {
      record.see(report, now);
    } else {
      record.misses++;
      if (sighting == Sighting.MISSING) {
        record.become(ContainerStatus.MISSING, Changes.MISSING.with(record.host), now);
      }
    }
  }

  /** How far one is, and the sentence for it. */
  private record Told(PullProgress progress, Integer queuePlace, Sentence sentence) {

    static Told of(ContainerReport seen) {
      var sentence = seen.progress() == null ? seen.statusSentence() : seen.progress().sentence();
      return new Told(seen.progress(), seen.queuePlace(), sentence);
    }
  }

  /** In bulk: a whole class may wait for one image, and is told every second. */
  private static void tellProgress(
      List<Container> records,
      Map<String, Sighting> judged,
      Map<String, ContainerReport> seen,
      Instant began) {
    var waiting = new HashMap<Told, List<String>>();
    for (var record : records) {
      if (judged.get(record.id) == Sighting.WAIT) {
        var told = Told.of(seen.get(record.id));
        waiting.computeIfAbsent(told, same -> new ArrayList<>()).add(record.id);
      }
    }
    waiting.forEach(
        (told, ids) ->
            Container.update(
                """
                progress = ?1, queuePlace = ?2, statusDetail = ?3, statusDetailJapanese = ?4
                WHERE id IN ?5 AND status = 'CREATING' AND touchedAt < ?6
                """,
                told.progress,
                told.queuePlace,
                told.sentence == null ? null : told.sentence.english(),
                told.sentence == null ? null : told.sentence.japanese(),
                ids,
                began));
  }

  private static void noteSeen(Set<String> ids) {
    if (!ids.isEmpty()) {
      Container.update("seenAt = ?1 WHERE id IN ?2", Instant.now(), ids);
    }
  }

  /** A call that was given up may still have made one: the tombstone says that it must go. */
  private static void orphans(
      List<Container> records, Map<String, ContainerReport> seen, Work work) {
    var strangers = new HashSet<>(seen.keySet());
    records.forEach(record -> strangers.remove(record.id));
    if (!strangers.isEmpty()) {
      Container.<Container>list("id IN ?1 AND liveName IS NULL", strangers)
          .forEach(gone -> work.delete.put(gone.id, seen.get(gone.id).fullName()));
    }
  }
}
