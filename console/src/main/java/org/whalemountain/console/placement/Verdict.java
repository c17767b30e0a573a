package org.whalemountain.console.placement;

import java.util.List;
import org.whalemountain.console.host.HostCapacity;

/**
 * Whether one host can take an order.
 *
 * @param host which
 * @param reasons why it cannot; empty where it can
 * @param loadPercent the largest share of its memory, processors or, where they are wished, GPUs
 *     that would be lent with the order
 * @param containers how many it has
 * @param imageId the image there; null where the host lacks it
 * @param freeGpus UUIDs of GPUs that nobody holds
 */
record Verdict(
    HostCapacity host,
    List<Reason> reasons,
    long loadPercent,
    int containers,
    String imageId,
    List<String> freeGpus) {

  /** What fetching an image counts as, in percent of load: hosts this much apart are alike. */
  private static final long PULLING_PERCENT = 20;

  boolean hasImage() {
    return imageId != null;
  }

  boolean canTake() {
    return reasons.isEmpty();
  }

  boolean isFor(Obstacle obstacle) {
    return reasons.stream().anyMatch(reason -> reason.obstacle() == obstacle);
  }

  boolean isForEver() {
    return reasons.stream().anyMatch(reason -> reason.obstacle().isForEver());
  }

  boolean isAbsent() {
    return reasons.stream().anyMatch(reason -> reason.obstacle().isAbsence());
  }

  long cost() {
    return loadPercent + (hasImage() ? 0 : PULLING_PERCENT);
  }
}
