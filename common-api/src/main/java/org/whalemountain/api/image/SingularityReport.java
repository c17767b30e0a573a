package org.whalemountain.api.image;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.whalemountain.api.problem.ErrorCode;

/**
 * How far the file of an image is.
 *
 * @param image what it is made of, as the host resolved the reference
 * @param compression {@code zstd} or {@code gzip}
 * @param state see {@link State}
 * @param bytesDone read from the image so far; 0 unless it is being built
 * @param bytesTotal to be read, estimated
 * @param sizeBytes of the file; null unless it is ready
 * @param sha256 of the file, 64 hexadecimal digits; null unless it is ready
 * @param fileName proposed for the file
 * @param code why it failed, else null
 * @param detail the same as a sentence, in the caller's language
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record SingularityReport(
    ImageReport image,
    String compression,
    State state,
    long bytesDone,
    long bytesTotal,
    Long sizeBytes,
    String sha256,
    String fileName,
    ErrorCode code,
    String detail) {

  /** Where the file stands. */
  public enum State {
    /** Nobody asked for it, or it was removed. */
    NONE,
    /** Others are built before it. */
    WAITING,
    BUILDING,
    READY,
    /** The last build failed; the next {@code POST} begins anew. */
    FAILED;

    /** As it stands in JSON. */
    @JsonValue
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Reads {@link #text()}; what a newer version adds is {@link #NONE}. */
    @JsonCreator
    public static State read(String text) {
      for (var state : values()) {
        if (state.text().equals(text)) {
          return state;
        }
      }
      return NONE;
    }
  }
}
