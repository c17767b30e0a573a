package org.whalemountain.docker.singularity;

import java.util.List;
import java.util.stream.Collectors;

/** Words for a POSIX shell that come out of it as they went in (POSIX.1-2017, XCU 2.2.2). */
final class ShellText {

  private ShellText() {}

  /**
   * One word. Between double quotes, as the shell inside Apptainer 1.4 keeps the backslash of a
   * quote that stands between two single-quoted parts.
   */
  static String quote(String value) {
    return '"' + value.replaceAll("[\\\\\"$`]", "\\\\$0") + '"';
  }

  /** Several words. */
  static String quote(List<String> values) {
    return values.stream().map(ShellText::quote).collect(Collectors.joining(" "));
  }
}
