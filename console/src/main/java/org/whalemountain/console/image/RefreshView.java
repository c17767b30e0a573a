package org.whalemountain.console.image;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/**
 * What came of asking all hosts for their images.
 *
 * @param hosts each of them, by name
 * @param tookMillis all together; hosts are asked side by side
 */
public record RefreshView(List<HostRefresh> hosts, long tookMillis) {

  /** How far a host's list was believed. */
  public enum Outcome {
    /** As it is. */
    KNOWN,
    /** It lacks most of what was there: nothing is taken for gone until it says so repeatedly. */
    DOUBTFUL,
    /** No answer came, or none that makes sense: all stays as it was. */
    SILENT;

    /** As it stands in JSON. */
    @JsonValue
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What came of asking one host.
   *
   * @param host its name
   * @param outcome how far its list was believed
   * @param images how many it has; null where it did not tell
   * @param appeared how many it did not have before
   * @param vanished how many it has no more
   * @param detail why it is not believed, a sentence; null where it is
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record HostRefresh(
      String host, Outcome outcome, Integer images, int appeared, int vanished, String detail) {}
}
