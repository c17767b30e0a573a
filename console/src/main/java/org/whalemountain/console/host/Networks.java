package org.whalemountain.console.host;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Networks in which agents may be.
 *
 * @param allowed what is allowed; empty for everything but what never is an agent's address
 */
record Networks(List<Network> allowed) {

  /**
   * One network.
   *
   * @param base its address
   * @param bits how many of them count
   */
  record Network(byte[] base, int bits) {

    static Network of(String text) {
      var slash = text.indexOf('/');
      try {
        // A name would be looked up here, so only what is an address is let through.
        if (slash < 0 || !text.matches("[0-9A-Fa-f.:]+/\\d{1,3}")) {
          throw new IllegalStateException("not address/bits: " + text);
        }
        var base = InetAddress.getByName(text.substring(0, slash)).getAddress();
        var bits = Integer.parseInt(text.substring(slash + 1));
        if (bits > base.length * 8) {
          throw new IllegalStateException("too many bits: " + text);
        }
        return new Network(base, bits);
      } catch (UnknownHostException e) {
        throw new IllegalStateException("not address/bits: " + text, e);
      }
    }

    boolean contains(byte[] address) {
      if (address.length != base.length) {
        return false;
      }
      var whole = bits / 8;
      var rest = 8 - bits % 8;
      return Arrays.equals(base, 0, whole, address, 0, whole)
          && (bits % 8 == 0 || (base[whole] & 0xff) >> rest == (address[whole] & 0xff) >> rest);
    }
  }

  /**
   * The networks of the configuration.
   *
   * @throws IllegalStateException where one is not {@code address/bits}
   */
  static Networks of(Optional<List<String>> texts) {
    return new Networks(
        texts.orElse(List.of()).stream().map(String::strip).map(Network::of).toList());
  }

  /** Whether an agent may have this address. */
  boolean allow(InetAddress address) {
    return allowed.isEmpty()
        ? !address.isLinkLocalAddress()
            && !address.isMulticastAddress()
            && !address.isAnyLocalAddress()
        : allowed.stream().anyMatch(network -> network.contains(address.getAddress()));
  }
}
