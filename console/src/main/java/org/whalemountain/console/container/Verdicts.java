package org.whalemountain.console.container;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.whalemountain.api.container.ContainerReport;
import org.whalemountain.api.container.ContainerStatus;
import org.whalemountain.api.problem.Sentence;

/** What one look makes of a host's records, gathered so that it is written in few statements. */
final class Verdicts {

  private static final Sentence DOUBTFUL =
      new Sentence(
          "The host answers, but its list lacks most of its containers. Nothing is concluded from that yet.",
          "ホストは応答していますが、一覧にほとんどのコンテナがありません。まだ何も判断していません。");
  private static final Sentence RENAMED =
      new Sentence(
          "An administrator renamed it to {0} on its host. It can be used again when it is called {1} again.",
          "管理者がホスト上で名前を {0} に変更しました。名前が {1} に戻ると再び使えます。");

  private final String host;
  private final Findings.Look look;
  private final Instant now;
  private final Map<ContainerTable.State, List<String>> states = new HashMap<>();
  private final Map<ContainerTable.Told, List<String>> waiting = new HashMap<>();
  private final List<String> changed = new ArrayList<>();
  private final List<String> missed = new ArrayList<>();
  private final List<String> seen = new ArrayList<>();

  Verdicts(String host, Findings.Look look, Instant now) {
    this.host = host;
    this.look = look;
    this.now = now;
  }

  void add(Container record, Sighting sighting) {
    var report = look.seen().ours().get(record.id);
    if (report != null) {
      seen.add(record.id);
    }
    switch (sighting) {
      case UPDATE -> update(record, report);
      case WAIT ->
          waiting.computeIfAbsent(ContainerTable.Told.of(report), same -> ids()).add(record.id);
      case MISSED -> missed.add(record.id);
      case MISSING -> state(record, ContainerStatus.MISSING, Changes.MISSING.with(host));
      case RENAMED ->
          state(record, ContainerStatus.MISSING, RENAMED.with(report.fullName(), record.fullName));
      case DOUBTED -> state(record, ContainerStatus.UNKNOWN, DOUBTFUL);
      default -> {}
    }
  }

  void write(ContainerTable table) {
    states.forEach((state, ids) -> table.become(state, ids, look.began(), now));
    table.missed(missed, look.began());
    table.tellProgress(waiting, look.began());
    table.takeOver(changed, look, now);
    table.seen(seen, now);
  }

  private void update(Container record, ContainerReport report) {
    var isSame =
        record.confirmedAt != null
            && report.progress() == null
            && report.queuePlace() == null
            && Objects.equals(record.containerId, report.containerId())
            && !record.tellsImage(report)
            && record.isStartedAs(report)
            && record.portsBy(report).equals(record.ports);
    if (isSame) {
      state(record, report.status(), Container.sentence(report));
    } else {
      changed.add(record.id);
    }
  }

  private void state(Container record, ContainerStatus status, Sentence detail) {
    if (status == ContainerStatus.UNKNOWN
        && record.status == status
        && detail.english().equals(record.statusDetail)) {
      return;
    }
    states.computeIfAbsent(new ContainerTable.State(status, detail), same -> ids()).add(record.id);
  }

  private static List<String> ids() {
    return new ArrayList<>();
  }
}
