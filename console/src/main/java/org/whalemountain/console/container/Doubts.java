package org.whalemountain.console.container;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.whalemountain.api.container.ContainerStatus;
import org.whalemountain.console.host.HostConfig;

/**
 * Whether a host's list is to be believed. One that suddenly lacks most of what was there is more
 * likely wrong than true: an engine that still loads, another one's list, half an answer.
 */
@ApplicationScoped
class Doubts {

  private static final int MOST_MISSING = 3;

  private final HostConfig config;
  private final Map<String, Integer> looks = new ConcurrentHashMap<>();

  Doubts(HostConfig config) {
    this.config = config;
  }

  /** How much a list counts. */
  enum Certainty {
    /** As usual. */
    USUAL,
    /** Nothing that it lacks is concluded. */
    DOUBTFUL,
    /** It said the same so often that it is true. */
    CONFIRMED
  }

  /** Whether so few of so many is more likely wrong than true. */
  static boolean isStrange(int expected, long found) {
    return expected - found > MOST_MISSING && found * 2 < expected;
  }

  /** Judges the next list of a host. */
  Certainty of(String host, List<Container> records, Sightings seen) {
    var expected =
        records.stream()
            .filter(record -> record.confirmedAt != null && record.wanted != Wanted.GONE)
            .filter(record -> record.status != ContainerStatus.MISSING)
            .toList();
    var found = seen.found(expected);
    if (!isStrange(expected.size(), found)) {
      looks.remove(host);
      return Certainty.USUAL;
    }
    return looks.merge(host, 1, Integer::sum) < config.suspiciousLooks()
        ? Certainty.DOUBTFUL
        : Certainty.CONFIRMED;
  }
}
