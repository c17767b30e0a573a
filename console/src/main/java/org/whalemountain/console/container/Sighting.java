package org.whalemountain.console.container;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.whalemountain.api.container.ContainerReport;
import org.whalemountain.api.container.ContainerStatus;

/** What a look at a host means for one record. */
enum Sighting {
  /** Nothing to do: all is as it was, or a call is in flight that knows better. */
  KEEP,
  /** The host reports something new. */
  UPDATE,
  /** Its turn or its image is on its way: nothing to do but to tell how far. */
  WAIT,
  /** It has another name in the engine than the one it was made under. */
  RENAMED,
  /** Not found, by a list that lacks most of what there was. */
  DOUBTED,
  /** Not found once: lists have been wrong before. */
  MISSED,
  /** Not found twice. */
  MISSING,
  /** Never known to be made: to be asked for again. */
  MAKE,
  /**
   * It ran when its engine ended, and was not started with it; or a start got lost: to be started.
   */
  START,
  /** Its stop got lost: to be stopped. */
  STOP,
  /** Wanted gone: to be asked for again; only the host's word frees what it held. */
  DELETE;

  private static final int LOOKS_UNTIL_MISSING = 2;
  private static final int EACH_PLACE_COUNTS = 20;

  /** So long what was asked for by a call that was left open may still come by itself. */
  private static final Duration OPEN = Duration.ofMinutes(1);

  /**
   * Judges.
   *
   * @param seen what the host reports of it, or null
   * @param began when the look began
   * @param isBusy whether a call that changes it is in flight
   */
  static Sighting of(Container record, ContainerReport seen, Instant began, boolean isBusy) {
    if (isBusy || record.touchedAt.isAfter(began)) {
      return KEEP;
    }
    if (record.wanted == Wanted.GONE) {
      return DELETE;
    }
    if (seen != null && !seen.fullName().equals(record.fullName)) {
      return renamed(record, seen);
    }
    if (record.confirmedAt == null && record.status == ContainerStatus.FAILED && seen == null) {
      return KEEP;
    }
    if (seen == null) {
      return record.confirmedAt == null ? MAKE : absent(record);
    }
    if (seen.status() == ContainerStatus.CREATING && record.confirmedAt == null) {
      return waits(record, seen);
    }
    if (isOver(record, seen)) {
      return DELETE;
    }
    if (isToRunAgain(record, seen)) {
      return START;
    }
    if (record.isOpen(Verb.STOP, Verb.KILL)
        && record.wanted == Wanted.STOPPED
        && seen.status() == ContainerStatus.RUNNING) {
      return STOP;
    }
    return isNew(record, seen) || isSettled(record, began) ? UPDATE : KEEP;
  }

  /** The same in the light of how much its list counts. */
  Sighting with(Doubts.Certainty certainty) {
    return switch (certainty) {
      case USUAL -> this;
      case DOUBTFUL -> this == MISSED || this == MISSING ? DOUBTED : this;
      case CONFIRMED -> this == MISSED ? MISSING : this;
    };
  }

  /** The engine's id tells it from one that only bears the same labels. */
  private static Sighting renamed(Container record, ContainerReport seen) {
    if (record.confirmedAt == null || !seen.containerId().equals(record.containerId)) {
      return of(record, null, Instant.MAX, false);
    }
    return isSaidAlready(record, seen.fullName()) ? KEEP : RENAMED;
  }

  private static boolean isSaidAlready(Container record, String engineName) {
    return record.status == ContainerStatus.MISSING
        && record.statusDetail != null
        && record.statusDetail.contains(" " + engineName + " ");
  }

  /** One that was only made for its program is over with it. */
  private static boolean isOver(Container record, ContainerReport seen) {
    return record.isTemporary
        && record.startedAt != null
        && (seen.status() == ContainerStatus.STOPPED || seen.status() == ContainerStatus.FAILED);
  }

  private static boolean isToRunAgain(Container record, ContainerReport seen) {
    return record.wanted == Wanted.RUNNING
        && seen.status() == ContainerStatus.STOPPED
        && (record.revive || isStartLost(record, seen));
  }

  /** What was started since, and has ended by itself, is not started again. */
  private static boolean isStartLost(Container record, ContainerReport seen) {
    return record.isOpen(Verb.START, Verb.RESTART) && record.isStartedAs(seen);
  }

  /** Whether a call that was left open is over for good. */
  private static boolean isSettled(Container record, Instant began) {
    return record.busyWith != null && record.busyUntil.isBefore(settledBefore(began));
  }

  /** Calls that ended before that are over for good, for a look that began then. */
  static Instant settledBefore(Instant began) {
    return began.minus(OPEN);
  }

  private static Sighting waits(Container record, ContainerReport seen) {
    if (seen.progress() == null && seen.queuePlace() == null) {
      return MAKE;
    }
    if (record.status != ContainerStatus.CREATING) {
      return UPDATE;
    }
    var isAsFar = Objects.equals(seen.progress(), record.progress);
    return isAsFar && !isWorthTelling(record.queuePlace, seen.queuePlace()) ? KEEP : WAIT;
  }

  /** Far behind in a long queue, only steps of a tenth are: a whole class is told every second. */
  private static boolean isWorthTelling(Integer known, Integer seen) {
    if (known == null || seen == null || seen <= EACH_PLACE_COUNTS) {
      return !Objects.equals(known, seen);
    }
    return Math.abs(known - seen) * 10 >= known;
  }

  private static Sighting absent(Container record) {
    if (record.status == ContainerStatus.MISSING) {
      return KEEP;
    }
    return record.misses + 1 >= LOOKS_UNTIL_MISSING ? MISSING : MISSED;
  }

  private static boolean isNew(Container record, ContainerReport seen) {
    return record.confirmedAt == null
        || record.misses > 0
        || (record.revive && seen.status() == ContainerStatus.RUNNING)
        || record.status != seen.status()
        || !record.isStartedAs(seen)
        || record.tellsImage(seen)
        || !record.portsBy(seen).equals(record.ports)
        || !Objects.equals(record.statusDetail, seen.statusDetail())
        || !Objects.equals(record.containerId, seen.containerId());
  }
}
