package org.whalemountain.docker.tar;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * One 512-byte head of a tar entry, changed in its place (POSIX.1-2017, pax, "ustar Interchange
 * Format"; GNU's numbers in base 256). Names are kept as bytes, one a character: what is no UTF-8
 * comes through as it is.
 */
public final class TarHead {

  public static final int BLOCK = 512;

  private static final int MODE_AT = 100;
  private static final int SIZE_AT = 124;
  private static final int TIME_AT = 136;
  private static final int SUM_AT = 148;
  private static final int TYPE_AT = 156;
  private static final int LINK_AT = 157;
  private static final int MAGIC_AT = 257;
  private static final int PREFIX_AT = 345;

  private final byte[] block;

  public TarHead(byte[] block) {
    this.block = block;
  }

  /** The block of zeros that ends an archive. */
  public boolean isEnd() {
    for (var octet : block) {
      if (octet != 0) {
        return false;
      }
    }
    return true;
  }

  /** Fails where the checksum does not fit: what follows could be anything. */
  public void check() throws IOException {
    if (number(SUM_AT, 8) != sum()) {
      throw new IOException("the engine's archive is damaged");
    }
  }

  public char type() {
    return block[TYPE_AT] == 0 ? '0' : (char) block[TYPE_AT];
  }

  public long size() throws IOException {
    return number(SIZE_AT, 12);
  }

  public String name() {
    var isUstar = text(MAGIC_AT, 6).equals("ustar");
    var prefix = isUstar ? text(PREFIX_AT, 155) : "";
    return prefix.isEmpty() ? text(0, 100) : prefix + "/" + text(0, 100);
  }

  public String link() {
    return text(LINK_AT, 100);
  }

  public int mode() throws IOException {
    return (int) number(MODE_AT, 8);
  }

  public long time() throws IOException {
    return number(TIME_AT, 12);
  }

  public void mode(int mode) {
    octal(MODE_AT, 8, mode);
  }

  /** Seconds since 1970, not before it. */
  public void time(long seconds) {
    octal(TIME_AT, 12, seconds);
  }

  /** The block, with a checksum that fits. */
  public byte[] bytes() {
    var sum = String.format("%06o\0 ", sum()).getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(sum, 0, block, SUM_AT, 8);
    return block;
  }

  /** The records of an extended header: {@code length key=value\n}, the length counting itself. */
  public static Map<String, String> records(byte[] pax) throws IOException {
    var records = new HashMap<String, String>();
    var text = new String(pax, StandardCharsets.ISO_8859_1);
    for (var at = 0; at < text.length(); ) {
      var space = text.indexOf(' ', at);
      var equals = text.indexOf('=', at);
      if (space < 0 || equals < space || !text.substring(at, space).matches("\\d{1,7}")) {
        throw new IOException("the engine's archive has a damaged extended header");
      }
      var end = at + Integer.parseInt(text.substring(at, space));
      if (end <= equals || end > text.length()) {
        throw new IOException("the engine's archive has a damaged extended header");
      }
      records.put(text.substring(space + 1, equals), text.substring(equals + 1, end - 1));
      at = end;
    }
    return records;
  }

  private int sum() {
    var sum = 0;
    for (var i = 0; i < BLOCK; i++) {
      sum += i >= SUM_AT && i < SUM_AT + 8 ? ' ' : block[i] & 0xff;
    }
    return sum;
  }

  private long number(int at, int length) throws IOException {
    if ((block[at] & 0x80) != 0) {
      var value = block[at] == (byte) 0xff ? -1L : block[at] & 0x7fL;
      for (var i = 1; i < length; i++) {
        value = (value << 8) | (block[at + i] & 0xff);
      }
      return value;
    }
    var digits = text(at, length).strip();
    if (!digits.matches("[0-7]{0,21}")) {
      throw new IOException("the engine's archive is damaged");
    }
    return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
  }

  private void octal(int at, int length, long value) {
    var digits = String.format("%0" + (length - 1) + "o\0", value);
    System.arraycopy(digits.getBytes(StandardCharsets.ISO_8859_1), 0, block, at, length);
  }

  private String text(int at, int length) {
    var end = at;
    while (end < at + length && block[end] != 0) {
      end++;
    }
    return new String(block, at, end - at, StandardCharsets.ISO_8859_1);
  }
}
