package org.whalemountain.docker.singularity;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One range of a file's bytes (RFC 9110, section 14.1.2).
 *
 * @param first its first byte, from 0
 * @param last its last byte; before {@code first} where the file has none of the range
 */
record ByteRange(long first, long last) {

  private static final Pattern HEADER = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /**
   * What a header asks for; nothing where it is to be ignored: it asks for another unit, for
   * several ranges at once, or makes no sense.
   *
   * @param size of the file
   */
  static Optional<ByteRange> of(String header, long size) {
    var match = HEADER.matcher(header == null ? "" : header.strip());
    if (!match.matches() || header.strip().equals("bytes=-")) {
      return Optional.empty();
    }
    if (match.group(1).isEmpty()) {
      var count = Math.min(size, Long.parseLong(match.group(2)));
      return Optional.of(new ByteRange(size - count, size - 1));
    }
    var first = Long.parseLong(match.group(1));
    var last = match.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(match.group(2));
    if (last < first) {
      return Optional.empty();
    }
    return Optional.of(new ByteRange(first, Math.min(last, size - 1)));
  }

  boolean isEmpty() {
    return last < first;
  }

  long length() {
    return last - first + 1;
  }
}
