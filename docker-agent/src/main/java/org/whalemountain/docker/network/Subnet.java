package org.whalemountain.docker.network;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An IPv4 network.
 *
 * @param address its first address as a number
 * @param prefixLength 0 to 32
 */
record Subnet(long address, int prefixLength) {
  private static final Pattern TEXT =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");

  Subnet {
    if (prefixLength < 0 || prefixLength > 32 || address < 0 || address > 0xFFFF_FFFFL) {
      throw new IllegalArgumentException("not an IPv4 network: " + address + "/" + prefixLength);
    }
    address -= address % size(prefixLength);
  }

  /** Reads {@code 10.210.0.0/16}; nothing where it is something else, IPv6 for example. */
  static Optional<Subnet> read(String text) {
    var matcher = TEXT.matcher(text == null ? "" : text.strip());
    if (!matcher.matches() || Integer.parseInt(matcher.group(5)) > 32) {
      return Optional.empty();
    }
    var address = 0L;
    for (var i = 1; i <= 4; i++) {
      var part = Integer.parseInt(matcher.group(i));
      if (part > 255) {
        return Optional.empty();
      }
      address = address * 256 + part;
    }
    return Optional.of(new Subnet(address, Integer.parseInt(matcher.group(5))));
  }

  /** How many addresses it has. */
  long size() {
    return size(prefixLength);
  }

  /** The first address after it. */
  long end() {
    return address + size();
  }

  boolean overlaps(Subnet other) {
    return address < other.end() && other.address < end();
  }

  @Override
  public String toString() {
    return "%d.%d.%d.%d/%d"
        .formatted(
            address >> 24, address >> 16 & 255, address >> 8 & 255, address & 255, prefixLength);
  }

  private static long size(int prefixLength) {
    return 1L << (32 - prefixLength);
  }
}
