package org.whalemountain.console.host;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.whalemountain.api.host.HostReport;
import org.whalemountain.console.reservation.HostLoad;
import org.whalemountain.console.reservation.PlacementConfig;

/**
 * A host as its readers get it. What only administrators see is absent for everybody else; no
 * secret is in either.
 *
 * @param free what one more container may get
 * @param unreachableSince since when it does not answer; absent while it does
 * @param drainUntil when it goes out of service; absent where that was not said
 * @param notice what the owners of its containers are told beside that
 * @param warnings what to know of it though it works
 * @param trouble why what answers there is not believed; absent while it is
 * @param runners students' GitLab Runners on it
 * @param foreign containers with labels of ours that this installation did not order
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HostView(
    String name,
    String kind,
    HostState state,
    Free free,
    String hostId,
    String url,
    String address,
    Boolean pinned,
    Integer containers,
    Integer runners,
    Double cpus,
    Long memoryMiB,
    Long diskFreeMiB,
    String agentVersion,
    String engineVersion,
    List<String> capabilities,
    List<HostReport.Gpu> gpus,
    List<HostReport.PreflightCheck> checks,
    Instant registeredAt,
    Instant seenAt,
    Instant unreachableSince,
    Instant drainUntil,
    HostNotice notice,
    List<HostWarning> warnings,
    HostTrouble trouble,
    Integer foreign) {

  /**
   * The most that one more container may get there now. What is lent several times over stays free
   * longer than containers' limits add up to.
   *
   * @param cpus processors, never more than there are
   * @param memoryMiB likewise
   * @param gpus how many
   */
  public record Free(double cpus, long memoryMiB, int gpus) {}

  /** As administrators get it. */
  static HostView of(
      Host host,
      HostLoad load,
      int runners,
      PlacementConfig lending,
      boolean isOld,
      boolean anyActive) {
    var warnings = new ArrayList<HostWarning>();
    if (isOld) {
      warnings.add(HostWarning.AGENT_OLDER);
    }
    if (!anyActive) {
      warnings.add(HostWarning.NO_ACTIVE_HOST);
    }
    var report = host.report();
    return new HostView(
        host.name,
        host.kind,
        host.state,
        free(host, report, load, lending),
        host.hostId,
        host.url,
        host.address,
        host.certificate != null,
        load.containers(),
        runners,
        host.cpus,
        host.memoryMiB,
        report.diskFreeMiB(),
        report.agentVersion(),
        report.engineVersion(),
        report.capabilities(),
        report.gpus(),
        report.checks(),
        host.registeredAt,
        host.seenAt,
        host.unreachableSince,
        host.drainUntil,
        HostNotice.stored(host.notice, host.noticeJapanese),
        List.copyOf(warnings),
        host.trouble,
        host.foreignContainers);
  }

  /** What of it everybody may see. */
  public HostView forUsers() {
    return new HostView(
        name,
        kind,
        state,
        free,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        capabilities,
        null,
        null,
        null,
        null,
        unreachableSince,
        null,
        null,
        null,
        null,
        null);
  }

  /**
   * The same without what changes all the time by itself: two that are equal here tell a person the
   * same.
   */
  public HostView withoutNoise() {
    return new HostView(
        name,
        kind,
        state,
        free,
        hostId,
        url,
        address,
        pinned,
        containers,
        runners,
        cpus,
        memoryMiB,
        null,
        agentVersion,
        engineVersion,
        capabilities,
        gpus == null ? null : gpus.stream().map(HostView::unused).toList(),
        checks == null ? null : checks.stream().map(HostView::verdict).toList(),
        registeredAt,
        null,
        unreachableSince,
        drainUntil,
        notice,
        warnings,
        trouble,
        foreign);
  }

  private static HostReport.Gpu unused(HostReport.Gpu gpu) {
    return new HostReport.Gpu(gpu.index(), gpu.uuid(), gpu.model(), gpu.memoryMiB(), 0, null);
  }

  private static HostReport.PreflightCheck verdict(HostReport.PreflightCheck check) {
    return new HostReport.PreflightCheck(check.name(), check.ok(), null);
  }

  private static Free free(Host host, HostReport report, HostLoad load, PlacementConfig lending) {
    var gpus = report.gpus().stream().filter(gpu -> !load.gpus().contains(gpu.uuid())).count();
    return new Free(
        most(host.cpus, lending.cpuOvercommit(), load.cpus()),
        (long) most(host.memoryMiB, lending.memoryOvercommit(), load.memoryMiB()),
        (int) gpus);
  }

  private static double most(double has, double lent, double held) {
    return Math.max(0, Math.min(has, has * lent - held));
  }
}
