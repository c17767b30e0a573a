package org.whalemountain.k8s.program;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a container printed of its processes, in the columns of {@code ps -ef}. */
class ProcessRowsTest {

  private static final String REST = " 0 0 0 0 0 250 50 0 0 20 0 1 0 0 0\n";

  @Test
  void eachProcessIsARow() {
    var table =
        ProcessRows.read(
            "30 1000000000\nroot:x:0:0::/root:/bin/sh\nann:x:1000:1000::/:/bin/sh\n\n\001\n"
                + "0\n1 (sleep) S 0 1 1 0 -1"
                + REST
                + "sleep\0infinity\0\n\001\n"
                + "1000\n7 (a) b (c) S 1 7 7 34816 -1"
                + REST
                + "sh\0-c\0echo a;\necho b\0\n\001\n"
                + "5\n8 (kworker) S 1 8 8 0 -1"
                + REST
                + "\n\001\n"
                + "0\n30 (sh) S 0 30 30 0 -1"
                + REST
                + "sh\0-c\0look\0\n\001\n"
                + "0\n31 (cat) S 30 30 30 0 -1"
                + REST
                + "cat\0\n\001\n"
                + "0\n40 (sh) S 0 40 40 0 -1"
                + REST
                + "sh\0-c\0# whalemountain\nexport\0\n\001\n"
                + "0\n\n\001\n");
    assertThat(table.titles())
        .isEqualTo(List.of("UID", "PID", "PPID", "C", "STIME", "TTY", "TIME", "CMD"));
    assertThat(table.rows())
        .containsExactly(
            List.of("root", "1", "0", "0", "Sep09", "?", "00:00:03", "sleep infinity"),
            List.of("ann", "7", "1", "0", "Sep09", "pts/0", "00:00:03", "sh -c echo a;\necho b"),
            List.of("5", "8", "1", "0", "Sep09", "?", "00:00:03", "[kworker]"));
  }
}
