package org.whalemountain.console.container;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.whalemountain.api.container.ContainerReport;
import org.whalemountain.api.container.ContainerStatus;

/** What ended with its host, where the host does not tell when its engine was started. */
final class Reboot {

  /** By SIGKILL and by SIGTERM, as machines end what runs on them. */
  private static final Set<Integer> ENDED_BY_SIGNAL = Set.of(137, 143);

  private Reboot() {}

  /** Ids of those that ran before the silence and were killed in it. */
  static List<String> killed(List<Container> records, Map<String, ContainerReport> seen) {
    return records.stream()
        .filter(record -> wasRunning(record) && isKilled(seen.get(record.id)))
        .map(record -> record.id)
        .toList();
  }

  private static boolean wasRunning(Container record) {
    return record.wanted == Wanted.RUNNING
        && record.confirmedAt != null
        && record.status == ContainerStatus.UNKNOWN
        && record.was == ContainerStatus.RUNNING;
  }

  private static boolean isKilled(ContainerReport report) {
    return report != null
        && report.status() == ContainerStatus.STOPPED
        && report.exitCode() != null
        && ENDED_BY_SIGNAL.contains(report.exitCode());
  }
}
