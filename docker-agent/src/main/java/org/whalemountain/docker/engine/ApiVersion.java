package org.whalemountain.docker.engine;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * A version of the engine's API, compared as two numbers: 1.9 is older than 1.10.
 *
 * @param major before the dot
 * @param minor after the dot
 */
record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {
  /** The newest version this agent is tested with. */
  static final ApiVersion NEWEST_TESTED = new ApiVersion(1, 51);

  private static final Pattern TEXT = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})");
  private static final Comparator<ApiVersion> ORDER =
      Comparator.comparingInt(ApiVersion::major).thenComparingInt(ApiVersion::minor);

  /**
   * Reads {@code 1.41}.
   *
   * @throws IllegalArgumentException where it is something else
   */
  static ApiVersion parse(String text) {
    var matcher = TEXT.matcher(text == null ? "" : text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not an API version: " + text);
    }
    return new ApiVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  /**
   * The version to speak: the engine's newest, no newer than what was tested, and no older than
   * what the engine still accepts.
   *
   * @param newest the engine's {@code ApiVersion}
   * @param oldest the engine's {@code MinAPIVersion}; null where it does not tell
   */
  static ApiVersion agree(String newest, String oldest) {
    var engine = parse(newest);
    var spoken = engine.compareTo(NEWEST_TESTED) < 0 ? engine : NEWEST_TESTED;
    var accepted = oldest == null || oldest.isBlank() ? spoken : parse(oldest);
    return spoken.compareTo(accepted) < 0 ? accepted : spoken;
  }

  @Override
  public int compareTo(ApiVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
