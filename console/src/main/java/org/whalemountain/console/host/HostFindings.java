package org.whalemountain.console.host;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.whalemountain.api.host.HostReport;

/**
 * What an agent said of its host when it was asked just now.
 *
 * @param registeredAs the host that is registered with this identity already; null where none is
 * @param formerly what it was registered as before it was removed while containers were left on it;
 *     they are found again when it is registered
 * @param warnings what to know of it though it works
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record HostFindings(
    String hostId,
    String kind,
    String agentVersion,
    String engineVersion,
    List<String> capabilities,
    double cpus,
    long memoryMiB,
    List<HostReport.Gpu> gpus,
    Long diskFreeMiB,
    List<HostReport.PreflightCheck> checks,
    String registeredAs,
    String formerly,
    List<HostWarning> warnings) {

  static HostFindings of(HostReport report, String registeredAs, String formerly, boolean isOld) {
    return new HostFindings(
        report.hostId(),
        report.kind(),
        report.agentVersion(),
        report.engineVersion(),
        report.capabilities(),
        report.cpus(),
        report.memoryMiB(),
        report.gpus(),
        report.diskFreeMiB(),
        report.checks(),
        registeredAs,
        formerly,
        isOld ? List.of(HostWarning.AGENT_OLDER) : List.of());
  }
}
