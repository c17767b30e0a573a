package org.whalemountain.console.container;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.whalemountain.api.container.ContainerStatus;
import org.whalemountain.api.container.FullName;
import org.whalemountain.api.container.PullProgress;
import org.whalemountain.api.problem.Sentence;

/**
 * A container as people get it.
 *
 * @param fullName its name on the host
 * @param owner the account it is lent to
 * @param statusDetail a sentence where the status needs one
 * @param progress how far its image is, while that is being pulled; else null
 * @param queuePlace place among those that wait for their turn to start on its host, 1 is next;
 *     else null
 * @param statusSince since when it has this status
 * @param wanted what its owner asked for last
 * @param containerId the engine's id; null while it is not made
 * @param networkId the engine's id of the account's network; null while it is not made
 * @param gpus UUIDs
 * @param seenAt when its host last reported it
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ContainerView(
    String id,
    String name,
    String fullName,
    String owner,
    String image,
    String host,
    ContainerStatus status,
    String statusDetail,
    PullProgress progress,
    Integer queuePlace,
    Instant statusSince,
    Wanted wanted,
    String containerId,
    String networkId,
    String networkName,
    List<Port> ports,
    List<String> environments,
    List<String> command,
    List<String> gpus,
    double cpus,
    int memoryMiB,
    Instant createdAt,
    Instant startedAt,
    Instant seenAt) {

  /**
   * One port.
   *
   * @param guest in the container
   * @param host on the host
   * @param address where it is reached, {@code name:port}
   */
  public record Port(int guest, int host, String address) {}

  static ContainerView of(Container container, String address, Locale language) {
    var detail = new Sentence(container.statusDetail, container.statusDetailJapanese);
    return new ContainerView(
        container.id,
        container.name,
        container.fullName,
        container.account,
        container.image,
        container.host,
        container.status,
        detail.in(language),
        container.progress,
        container.queuePlace,
        container.statusSince,
        container.wanted,
        container.containerId,
        container.networkId,
        FullName.networkOf(container.account),
        container.ports.stream()
            .map(port -> new Port(port.guest(), port.host(), address + ":" + port.host()))
            .toList(),
        container.environments,
        container.command,
        container.gpus,
        container.cpus,
        container.memoryMiB,
        container.createdAt,
        container.startedAt,
        container.seenAt);
  }
}
