package org.whalemountain.console.container;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.whalemountain.api.container.ContainerReport;
import org.whalemountain.api.host.HostReport;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.console.host.HostLooks;
import org.whalemountain.console.host.HostTrouble;
import org.whalemountain.console.lease.Leases;

/** Writes down what looks at hosts found. Each call is one transaction of few statements. */
@ApplicationScoped
class Findings {

  /** A look that concludes nothing. */
  static final Work NOTHING = new Work(List.of(), Map.of(), List.of(), List.of());

  private static final Sentence SILENT = new Sentence("The host does not answer.", "ホストが応答しません。");

  private final HostLooks hosts;
  private final Leases leases;
  private final LeftBehind leftBehind;
  private final ContainerTable table;
  private final Doubts doubts;
  private final Event<Strangers> strangers;

  Findings(
      HostLooks hosts,
      Leases leases,
      LeftBehind leftBehind,
      ContainerTable table,
      Doubts doubts,
      Event<Strangers> strangers) {
    this.leftBehind = leftBehind;
    this.hosts = hosts;
    this.leases = leases;
    this.table = table;
    this.doubts = doubts;
    this.strangers = strangers;
  }

  /**
   * What one look saw.
   *
   * @param began before it asked
   */
  record Look(Instant began, HostReport report, Sightings seen) {}

  /**
   * What is left to do after a look.
   *
   * @param make ids of records to be made again
   * @param delete full names, by the record's id, to be deleted again
   * @param start ids of records that ended with their engine, or whose start got lost
   * @param stop ids of records whose stop got lost
   */
  record Work(
      List<String> make, Map<String, String> delete, List<String> start, List<String> stop) {

    void settle(String host, Turn turn, Settlement settlement) {
      settlement.make(make, turn);
      settlement.delete(host, delete, turn);
      settlement.start(host, start, turn);
      settlement.stop(stop, turn);
    }
  }

  /** The host answered: nothing it did not say is concluded, and its word needs a second look. */
  Work write(String host, Look look) {
    var now = Instant.now();
    var before = hosts.seen(host, look.report(), look.seen().foreign(), now);
    if (before.isEngineNew().orElse(false)) {
      table.reviveAll(host);
    }
    var records = table.on(host);
    if (before.wasSilent() && before.isEngineNew().isEmpty()) {
      table.revive(Reboot.killed(records, look.seen().ours()));
    }
    var certainty = doubts.of(host, records, look.seen());
    var judged = judge(records, look, certainty);
    var verdicts = new Verdicts(host, look, now);
    records.forEach(record -> verdicts.add(record, judged.get(record.id)));
    verdicts.write(table);
    if (certainty == Doubts.Certainty.DOUBTFUL) {
      return NOTHING;
    }
    var work = new Work(new ArrayList<>(), new HashMap<>(), new ArrayList<>(), new ArrayList<>());
    for (var record : records) {
      switch (judged.get(record.id)) {
        case MAKE -> work.make.add(record.id);
        case DELETE -> work.delete.put(record.id, record.fullName);
        case START -> work.start.add(record.id);
        case STOP -> work.stop.add(record.id);
        default -> {}
      }
    }
    leftovers(host, records, look.seen().ours(), work);
    leftBehind.settle(host, look.seen().ours().keySet());
    return work;
  }

  /** The host did not answer: since then nobody knows. */
  void silent(String host, Instant began) {
    var now = Instant.now();
    hosts.unreachable(host, Optional.empty(), now);
    table.unknown(host, SILENT, began, now);
  }

  /** What answered is not believed. */
  void distrust(String host, HostTrouble trouble, Instant began) {
    var now = Instant.now();
    hosts.unreachable(host, Optional.of(trouble), now);
    table.unknown(host, trouble.sentence(host), began, now);
  }

  private Map<String, Sighting> judge(
      List<Container> records, Look look, Doubts.Certainty certainty) {
    var living = leases.living();
    var now = Instant.now();
    var judged = new HashMap<String, Sighting>();
    for (var record : records) {
      var report = look.seen().ours().get(record.id);
      var sighting = Sighting.of(record, report, look.began(), record.isBusy(living, now));
      judged.put(record.id, sighting.with(certainty));
    }
    return judged;
  }

  /** A call that was given up may still have made one: the tombstone says that it must go. */
  private void leftovers(
      String host, List<Container> records, Map<String, ContainerReport> seen, Work work) {
    var unknown = new HashMap<>(seen);
    records.forEach(record -> unknown.remove(record.id));
    unknown
        .values()
        .removeIf(report -> report.containerId() == null || !Sightings.isUnderItsName(report));
    for (var gone : table.gone(unknown.keySet())) {
      work.delete.put(gone, unknown.remove(gone).fullName());
    }
    strangers.fire(new Strangers(host, List.copyOf(unknown.values())));
  }
}
