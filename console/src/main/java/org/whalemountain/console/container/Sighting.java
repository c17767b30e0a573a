package org.whalemountain.console.container;

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
  /** Not found once: lists have been wrong before. */
  MISSED,
  /** Not found twice. */
  MISSING,
  /** Never known to be made: to be asked for again. */
  MAKE,
  /** Wanted gone: to be asked for again; only the host's word frees what it held. */
  DELETE;

  private static final int LOOKS_UNTIL_MISSING = 2;
  private static final int EACH_PLACE_COUNTS = 20;

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
    if (record.confirmedAt == null && record.status == ContainerStatus.FAILED && seen == null) {
      return KEEP;
    }
    if (seen == null) {
      return record.confirmedAt == null ? MAKE : absent(record);
    }
    if (seen.status() == ContainerStatus.CREATING && record.confirmedAt == null) {
      return waits(record, seen);
    }
    return isNew(record, seen) ? UPDATE : KEEP;
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
    var isStartedLater = seen.startedAt() != null && !seen.startedAt().equals(record.startedAt);
    return record.confirmedAt == null
        || record.misses > 0
        || record.status != seen.status()
        || isStartedLater
        || !Objects.equals(record.statusDetail, seen.statusDetail())
        || !Objects.equals(record.containerId, seen.containerId());
  }
}
