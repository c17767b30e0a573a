package org.whalemountain.console.container;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.whalemountain.api.container.ContainerReport;
import org.whalemountain.api.container.ContainerSpec;
import org.whalemountain.api.container.ContainerStatus;
import org.whalemountain.api.container.Launch;
import org.whalemountain.api.container.PortMapping;
import org.whalemountain.api.container.PullProgress;
import org.whalemountain.api.problem.Sentence;

/** The record of one container: what was ordered, what is wanted, what was seen. */
@Entity
@Table(name = "container")
class Container extends PanacheEntityBase {

  private static final int LAST_PORT = 65_535;

  @Id String id;
  String account;
  String name;

  @Column(name = "full_name")
  String fullName;

  /** The full name until it is gone, then null: the unique key lets go of it. */
  @Column(name = "live_name")
  String liveName;

  String host;
  String image;

  /** What the image was resolved to; null where the host was to and has not told it yet. */
  @Column(name = "image_id")
  String imageId;

  @Convert(converter = JsonList.OfTexts.class)
  @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
  List<String> environments;

  @Convert(converter = JsonList.OfPorts.class)
  @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
  List<PortMapping> ports;

  @Convert(converter = JsonList.OfTexts.class)
  @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
  List<String> command;

  @Convert(converter = JsonList.OfTexts.class)
  @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
  List<String> gpus;

  double cpus;

  @Column(name = "memory_mib")
  int memoryMiB;

  /** How its program is started; null for the usual way. */
  @Convert(converter = LaunchText.class)
  @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
  Launch launch;

  /** Whether it is deleted when its program has ended. */
  @Column(name = "is_temporary")
  boolean isTemporary;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  Wanted wanted;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  ContainerStatus status;

  @Column(name = "status_detail")
  @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
  String statusDetail;

  @Column(name = "status_detail_ja")
  @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
  String statusDetailJapanese;

  /** Why it is on its host; null for one that was made before anybody asked. */
  String placement;

  @Column(name = "placement_ja")
  String placementJapanese;

  /** How far its image is; null unless that is being pulled. */
  @Convert(converter = ProgressText.class)
  PullProgress progress;

  /** Place in its host's queue, 1 is next; null unless it waits there. */
  @Column(name = "queue_place")
  Integer queuePlace;

  @Column(name = "status_since")
  Instant statusSince;

  @Column(name = "container_id")
  String containerId;

  @Column(name = "network_id")
  String networkId;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "started_at")
  Instant startedAt;

  @Column(name = "seen_at")
  Instant seenAt;

  /** When its host first had it; null while nobody knows that it was ever made. */
  @Column(name = "confirmed_at")
  Instant confirmedAt;

  @Column(name = "gone_at")
  Instant goneAt;

  /** Looks in a row that did not find it. */
  int misses;

  /** The last change by a call; looks that began before it do not count. */
  @Column(name = "touched_at")
  Instant touchedAt;

  /** The call in flight, or one that was left open; null where all is settled. */
  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  @Column(name = "busy_with")
  Verb busyWith;

  @Column(name = "busy_by")
  String busyBy;

  @Column(name = "busy_until")
  Instant busyUntil;

  /** The status before it became unknown; null while it is known. */
  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  ContainerStatus was;

  /** Ran when its engine ended, and is to run again. */
  boolean revive;

  @Version int version;

  /** Whether a call that changes it is in flight in a console that lives. */
  boolean isBusy(Set<String> living, Instant now) {
    return busyWith != null && busyUntil.isAfter(now) && living.contains(busyBy);
  }

  void begin(Verb verb, String console, Instant now, Instant until) {
    busyWith = verb;
    busyBy = console;
    busyUntil = until;
    touchedAt = now;
  }

  void end(Instant now) {
    busyWith = null;
    busyBy = null;
    busyUntil = null;
    touchedAt = now;
  }

  /** Ends a call of which nobody knows what it did: looks settle what it asked for. */
  void leaveOpen(Verb verb, Instant now) {
    end(now);
    busyWith = verb;
    busyUntil = now;
  }

  /** Whether such a call was the last one; to be asked only while none is in flight. */
  boolean isOpen(Verb... verbs) {
    return busyWith != null && List.of(verbs).contains(busyWith);
  }

  /** Whether it was not started anew since, as far as the report tells. */
  boolean isStartedAs(ContainerReport report) {
    if (report.startedAt() == null || startedAt == null) {
      return report.startedAt() == null;
    }
    // The database keeps microseconds, engines tell nanoseconds.
    return Duration.between(startedAt, report.startedAt()).abs().toMillis() == 0;
  }

  /** Whether it says what the image was resolved to, and nobody knew that yet. */
  boolean tellsImage(ContainerReport report) {
    return imageId == null
        && report.imageId() != null
        && ContainerSpec.IMAGE_ID.matcher(report.imageId()).matches();
  }

  void become(ContainerStatus next, Sentence detail, Instant now) {
    if (status != next) {
      was = next == ContainerStatus.UNKNOWN ? status : null;
      status = next;
      statusSince = now;
    }
    progress = null;
    queuePlace = null;
    statusDetail = detail == null ? null : detail.english();
    statusDetailJapanese = detail == null ? null : detail.japanese();
  }

  /**
   * When its host last reported it. While the host does so with every answer, only the host's own
   * time is written each time.
   *
   * @param hostSeenAt when the host last answered; may be null
   */
  Instant seenAt(Instant hostSeenAt) {
    var isReported =
        confirmedAt != null
            && misses == 0
            && status != ContainerStatus.UNKNOWN
            && status != ContainerStatus.MISSING;
    return isReported && hostSeenAt != null && (seenAt == null || hostSeenAt.isAfter(seenAt))
        ? hostSeenAt
        : seenAt;
  }

  /**
   * Its ports as the host has them: one that chooses host ports itself, as a cluster does, says
   * which; a guest port of which it says nothing stays as it was.
   */
  List<PortMapping> portsBy(ContainerReport report) {
    var chosen = new HashMap<Integer, PortMapping>();
    report.ports().stream()
        .filter(port -> port.host() >= 1 && port.host() <= LAST_PORT)
        .forEach(port -> chosen.put(port.guest(), port));
    return ports.stream().map(port -> chosen.getOrDefault(port.guest(), port)).toList();
  }

  /** Takes over what the host reports, unless it is being deleted; ports are {@link Reported}'s. */
  void see(ContainerReport report, Instant now) {
    seenAt = now;
    misses = 0;
    containerId = report.containerId();
    networkId = report.networkId();
    if (!isStartedAs(report)) {
      // What a call asked for that was left open has happened.
      busyWith = null;
      busyUntil = null;
    }
    startedAt = report.startedAt() == null ? startedAt : report.startedAt();
    imageId = tellsImage(report) ? report.imageId() : imageId;
    if (report.status() != ContainerStatus.CREATING && confirmedAt == null) {
      confirmedAt = now;
    }
    revive = revive && report.status() != ContainerStatus.RUNNING;
    if (wanted != Wanted.GONE) {
      become(report.status(), sentence(report), now);
      progress = report.progress();
      queuePlace = report.queuePlace();
    }
  }

  /** An older agent says it in one language only. */
  static Sentence sentence(ContainerReport report) {
    var detail = report.statusDetail();
    return report.statusSentence() == null && detail != null
        ? new Sentence(detail, detail)
        : report.statusSentence();
  }

  void leave(Instant now) {
    wanted = Wanted.GONE;
    liveName = null;
    goneAt = now;
    misses = 0;
    end(now);
  }

  ContainerSpec spec(String installation) {
    return new ContainerSpec(
        id,
        account,
        name,
        installation,
        image,
        environments,
        ports,
        command,
        gpus,
        cpus,
        memoryMiB,
        imageId,
        launch);
  }
}
