package org.whalemountain.k8s.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/**
 * Takes a log whose lines begin with their times (RFC 3339, in the node's zone), and hands on those
 * that are wanted, as the engine's API tells them: in UTC with nine decimals, or without.
 */
final class Stamped extends OutputStream {

  private static final int LONGEST_STAMP = 40;
  private static final DateTimeFormatter TOLD =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'").withZone(ZoneOffset.UTC);

  private final LogWish wish;
  private final OutputStream out;
  private final ByteArrayOutputStream stamp = new ByteArrayOutputStream();
  private final ByteArrayOutputStream wanted = new ByteArrayOutputStream();
  private boolean isInStamp = true;
  private boolean isWanted;
  private boolean isOver;

  Stamped(LogWish wish, OutputStream out) {
    this.wish = wish;
    this.out = out;
  }

  /** Whether nothing more is wanted. */
  boolean isOver() {
    return isOver;
  }

  @Override
  public void write(int single) throws IOException {
    write(new byte[] {(byte) single}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    for (var i = offset; i < offset + length; i++) {
      take(bytes[i]);
    }
    if (wanted.size() > 0) {
      out.write(wanted.toByteArray());
      wanted.reset();
    }
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  private void take(byte next) {
    if (!isInStamp) {
      if (isWanted) {
        wanted.write(next);
      }
    } else if (next == ' ') {
      begin();
    } else {
      stamp.write(next);
      if (next == '\n' || stamp.size() > LONGEST_STAMP) {
        asItIs();
      }
    }
    if (next == '\n') {
      isInStamp = true;
    }
  }

  private void begin() {
    var text = stamp.toString(StandardCharsets.US_ASCII);
    try {
      var at = OffsetDateTime.parse(text).toInstant();
      isWanted = isWanted(at);
      if (isWanted && wish.timestamps()) {
        wanted.writeBytes((TOLD.format(at) + " ").getBytes(StandardCharsets.US_ASCII));
      }
      isInStamp = false;
      stamp.reset();
    } catch (DateTimeParseException e) {
      stamp.write(' ');
      asItIs();
    }
  }

  /** A line without a time, as those that tell of an error. */
  private void asItIs() {
    wanted.writeBytes(stamp.toByteArray());
    stamp.reset();
    isWanted = true;
    isInStamp = false;
  }

  private boolean isWanted(Instant at) {
    isOver = isOver || wish.until().filter(at::isAfter).isPresent();
    return !isOver && wish.since().filter(at::isBefore).isEmpty();
  }
}
