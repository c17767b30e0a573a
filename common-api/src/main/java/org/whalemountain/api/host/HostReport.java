package org.whalemountain.api.host;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;

/**
 * What a host tells about itself.
 *
 * @param hostId its identity, which lives in the engine and outlives agent, name and address
 * @param kind {@code docker} or {@code kubernetes}
 * @param agentVersion of this agent
 * @param engineVersion of the engine, or of the cluster
 * @param capabilities what it can do: {@code exec}, {@code terminal}, {@code files}, {@code logs},
 *     {@code stats}, {@code images}, {@code pull}, {@code keeps-files} (a stop keeps all files),
 *     {@code keeps-volume} (a stop keeps what lies in the container's volume), {@code gpu}, {@code
 *     singularity}, {@code builds}, {@code kubeconfig}, {@code programs} (commands, archives,
 *     processes, signals and ends of a container's programs, as {@code
 *     org.whalemountain.api.container.ProgramApi} tells), {@code attach} (somebody may sit before a
 *     container's own program, from its start on)
 * @param cpus processors in all
 * @param memoryMiB memory in all
 * @param gpus its GPUs, in the order of their indices
 * @param diskFreeMiB free where the engine keeps its data; null where it cannot be told
 * @param checks the preflight: what an operator should put right
 * @param observedAt when this was looked at
 * @param engineStartedAt when the engine itself was last started: containers may have ended with
 *     it; null where it cannot be told
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record HostReport(
    String hostId,
    String kind,
    String agentVersion,
    String engineVersion,
    List<String> capabilities,
    double cpus,
    long memoryMiB,
    List<Gpu> gpus,
    Long diskFreeMiB,
    List<PreflightCheck> checks,
    Instant observedAt,
    Instant engineStartedAt) {

  public HostReport {
    capabilities = capabilities == null ? List.of() : List.copyOf(capabilities);
    gpus = gpus == null ? List.of() : List.copyOf(gpus);
    checks = checks == null ? List.of() : List.copyOf(checks);
  }

  /**
   * One GPU.
   *
   * @param index on the host; changes with the hardware, so never an identity
   * @param uuid its identity
   * @param model as the driver names it
   * @param memoryMiB in all
   * @param usedMemoryMiB in use now, by everybody
   * @param utilizationPercent null where it does not tell (MIG)
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Gpu(
      int index,
      String uuid,
      String model,
      long memoryMiB,
      long usedMemoryMiB,
      Integer utilizationPercent) {}

  /**
   * One thing that was looked at.
   *
   * @param name short and stable, for example {@code live-restore}
   * @param ok whether it is as it should be
   * @param detail what was found, and what to do where it is not ok
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record PreflightCheck(String name, boolean ok, String detail) {}
}
