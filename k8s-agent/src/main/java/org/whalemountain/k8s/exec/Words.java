package org.whalemountain.k8s.exec;

import java.util.ArrayList;
import java.util.List;

/**
 * A command with a mark in its environment, which all that it starts inherits: closing the
 * connection ends nothing in a pod (kubernetes/kubernetes issue 89031), so what is to die is found
 * by its mark.
 *
 * @param mark unlike any other
 * @param all as the cluster is given them
 */
record Words(String mark, List<String> all) {

  static final String NAME = "WHALEMOUNTAIN_EXEC";
  private static final String RUN = "export " + NAME + "=\"$1\"; shift; exec \"$@\"";

  /** Until none is left, as one may start another just now. */
  private static final String KILL =
      """
      i=0
      while [ $i -lt 20 ]; do
        found=$(grep -ls "%s=$1" /proc/[0-9]*/environ)
        [ -z "$found" ] && [ $i -gt 0 ] && exit 0
        for file in $found; do pid=${file#/proc/}; kill -9 "${pid%%/environ}" 2>/dev/null; done
        i=$((i+1))
        sleep 0.1 2>/dev/null || sleep 1
      done
      exit 1
      """
          .formatted(NAME);

  Words {
    all = List.copyOf(all);
  }

  static Words of(String mark, List<String> command) {
    var all = new ArrayList<>(List.of("sh", "-c", RUN, "sh", mark));
    all.addAll(command);
    return new Words(mark, all);
  }

  /** What kills it. */
  List<String> kill() {
    return List.of("sh", "-c", KILL, "sh", mark);
  }
}
