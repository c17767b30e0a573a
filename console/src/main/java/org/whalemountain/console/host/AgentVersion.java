package org.whalemountain.console.host;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The version of an agent or of the console. Versions with the same first number speak the same
 * contract.
 */
record AgentVersion(int major, int minor, int patch) implements Comparable<AgentVersion> {

  private static final Pattern NUMBERS =
      Pattern.compile("(\\d{1,6})\\.(\\d{1,6})(?:\\.(\\d{1,6}))?(?:[-+.].*)?");

  /** Reads {@code 1.2.3} and {@code 1.2.3-SNAPSHOT}; empty for what is no such version. */
  static Optional<AgentVersion> of(String text) {
    var found = NUMBERS.matcher(text == null ? "" : text);
    return found.matches()
        ? Optional.of(
            new AgentVersion(
                Integer.parseInt(found.group(1)),
                Integer.parseInt(found.group(2)),
                found.group(3) == null ? 0 : Integer.parseInt(found.group(3))))
        : Optional.empty();
  }

  boolean isOlderThan(AgentVersion other) {
    return compareTo(other) < 0;
  }

  @Override
  public int compareTo(AgentVersion other) {
    return Comparator.comparingInt(AgentVersion::major)
        .thenComparingInt(AgentVersion::minor)
        .thenComparingInt(AgentVersion::patch)
        .compare(this, other);
  }
}
