package org.whalemountain.console.web;

import io.vertx.ext.web.RoutingContext;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Where a call comes from: the connection's other end, or what a trusted proxy says ({@code
 * whalemountain.web.trusted-proxies}).
 */
public final class ClientAddress {

  private static final String UNKNOWN = "unknown";
  private static final int IPV6_NETWORK_BYTES = 8;

  private ClientAddress() {}

  /** The address as text, at most 45 characters. */
  public static String of(RoutingContext call) {
    var remote = call.request().remoteAddress();
    if (remote == null || remote.hostAddress() == null) {
      return UNKNOWN;
    }
    return remote.hostAddress();
  }

  /** What counts as one place: an IPv4 address, or the /64 network that one IPv6 customer has. */
  public static String place(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    try {
      // Only digits and colons: nothing here asks a name server.
      if (InetAddress.getByName(address) instanceof Inet6Address six) {
        var network = Arrays.copyOf(six.getAddress(), 2 * IPV6_NETWORK_BYTES);
        Arrays.fill(network, IPV6_NETWORK_BYTES, network.length, (byte) 0);
        return InetAddress.getByAddress(network).getHostAddress() + "/64";
      }
      return address;
    } catch (UnknownHostException e) {
      return address;
    }
  }
}
