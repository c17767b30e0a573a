package org.whalemountain.console.container;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.whalemountain.api.container.ContainerStatus;
import org.whalemountain.api.container.FullName;
import org.whalemountain.api.container.Launch;
import org.whalemountain.api.container.PullProgress;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.console.host.HostSite;

/**
 * A container as people get it.
 *
 * @param fullName its name on the host
 * @param owner the account it is lent to
 * @param placement why it is on that host; null where that is not known
 * @param statusDetail a sentence where the status needs one
 * @param progress how far its image is, while that is being pulled; else null
 * @param queuePlace place among those that wait for their turn to start on its host, 1 is next;
 *     else null
 * @param statusSince since when it has this status
 * @param wanted what its owner asked for last
 * @param containerId the engine's id; null while it is not made
 * @param networkId the engine's id of the account's network; null while it is not made
 * @param entrypoint before the command, instead of the image's own; the image's own where empty
 * @param user who runs its program; null for the image's own
 * @param workingDirectory where its program begins; null for the image's own
 * @param labels its owner's
 * @param gpus UUIDs
 * @param seenAt when its host last reported it; to two minutes where it does so no more
 * @param notice what its owner should know of its host; null while that is at work
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ContainerView(
    String id,
    String name,
    String fullName,
    String owner,
    String image,
    String host,
    String placement,
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
    List<String> entrypoint,
    String user,
    String workingDirectory,
    Map<String, String> labels,
    List<String> gpus,
    double cpus,
    int memoryMiB,
    Instant createdAt,
    Instant startedAt,
    Instant seenAt,
    Notice notice) {

  private static final Sentence HOST_REMOVED =
      new Sentence(
          "Its host {0} was removed by the administrators. Whether the container still runs there is not known.",
          "ホスト {0} の登録は管理者によって削除されました。コンテナがそこでまだ動いているかどうかは分かりません。");

  /**
   * One port.
   *
   * @param guest in the container
   * @param host on the host
   * @param address where it is reached, {@code name:port}
   */
  public record Port(int guest, int host, String address) {}

  /**
   * Something to know of the host.
   *
   * @param reason {@code draining}: it takes nothing new and may go out of service; {@code removed}
   * @param until when it goes out of service; null where that was not said
   * @param text the administrators' own words, plain; null where there are none
   */
  public record Notice(Reason reason, Instant until, String text) {}

  /** Why there is a notice. */
  public enum Reason {
    DRAINING,
    REMOVED;

    /** As it stands in JSON. */
    @JsonValue
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static ContainerView of(Container container, String address, Locale language) {
    return of(container, HostSite.at(address), language);
  }

  static ContainerView of(Container container, HostSite host, Locale language) {
    var detail =
        host.isRemoved()
            ? HOST_REMOVED.with(container.host)
            : new Sentence(container.statusDetail, container.statusDetailJapanese);
    var launch = Launch.of(container.launch);
    return new ContainerView(
        container.id,
        container.name,
        container.fullName,
        container.account,
        container.image,
        container.host,
        new Sentence(container.placement, container.placementJapanese).in(language),
        host.isRemoved() ? ContainerStatus.UNKNOWN : container.status,
        detail.in(language),
        container.progress,
        container.queuePlace,
        container.statusSince,
        container.wanted,
        container.containerId,
        container.networkId,
        FullName.networkOf(container.account),
        container.ports.stream()
            .map(port -> new Port(port.guest(), port.host(), host.address() + ":" + port.host()))
            .toList(),
        container.environments,
        container.command,
        launch.entrypoint(),
        launch.user(),
        launch.directory(),
        launch.labels(),
        container.gpus,
        container.cpus,
        container.memoryMiB,
        container.createdAt,
        container.startedAt,
        container.seenAt(host.seenAt()),
        notice(host, language));
  }

  private static Notice notice(HostSite host, Locale language) {
    if (host.isRemoved()) {
      return new Notice(Reason.REMOVED, null, null);
    }
    return host.isDraining()
        ? new Notice(Reason.DRAINING, host.drainUntil(), host.noticeIn(language))
        : null;
  }
}
