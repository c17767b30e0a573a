package org.whalemountain.console.reservation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * A range of host ports, both ends in it.
 *
 * @param first 1 to 65535
 * @param last 1 to 65535, not below {@code first}
 */
record PortRange(int first, int last) {

  PortRange {
    if (first < 1 || last > 65535 || first > last) {
      throw new IllegalStateException(
          "whalemountain.port.first and whalemountain.port.last must be 1 to 65535 in that order, were %d and %d"
              .formatted(first, last));
    }
  }

  /** How many ports are in it. */
  int size() {
    return last - first + 1;
  }

  /**
   * Free ports, the next ones from a start on, beginning anew at the end of the range.
   *
   * @param count how many are wanted
   * @param taken ports that are not free
   * @param start where to begin, 0 to {@code size() - 1}
   * @return in ascending order, so that two who take the same ones wait in one order; fewer than
   *     {@code count} when there are no more
   */
  List<Integer> free(int count, Set<Integer> taken, int start) {
    var free = new ArrayList<Integer>(count);
    for (var i = 0; i < size() && free.size() < count; i++) {
      var port = first + (start + i) % size();
      if (!taken.contains(port)) {
        free.add(port);
      }
    }
    Collections.sort(free);
    return free;
  }
}
