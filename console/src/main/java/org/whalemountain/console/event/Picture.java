package org.whalemountain.console.event;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.whalemountain.console.container.ContainerMarks.Mark;
import org.whalemountain.console.host.HostView;
import org.whalemountain.console.image.ImageMarks;
import org.whalemountain.console.runner.RunnerView;

/**
 * All there is at one moment.
 *
 * @param containers their marks, by id
 * @param hosts as administrators get them, by name
 * @param images the marks of those that somebody built, by id
 * @param runners as their owners get them, by account
 */
record Picture(
    Map<String, Mark> containers,
    Map<String, HostView> hosts,
    Map<String, ImageMarks.Mark> images,
    Map<String, RunnerView> runners) {

  /** Containers that are new or another than before. */
  Set<Mark> changedSince(Picture before) {
    var changed = new HashSet<Mark>();
    containers.forEach(
        (id, mark) -> {
          if (!mark.equals(before.containers.get(id))) {
            changed.add(mark);
          }
        });
    return changed;
  }

  /** Containers that were there before. */
  Set<Mark> goneSince(Picture before) {
    var gone = new HashMap<>(before.containers);
    gone.keySet().removeAll(containers.keySet());
    return Set.copyOf(gone.values());
  }
}
